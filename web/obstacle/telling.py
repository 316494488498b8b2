"""What happened to an obstacle, event by event, for the right half of its page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from markupsafe import Markup, escape

from domain.event import Event
from domain.files import StoredFile
from domain.obstacle import ObstacleRaised, SiteVisited
from web.addresses import obstacle_address
from web.obstacle.case import Case
from web.obstacle.record_view import FileView, file_views
from web.past import then
from web.visiting import Visit
from wording.dates import day_of, long_day, long_moment
from wording.past import written
from wording.timeline import Detail, Sentence, story

ICONS: Mapping[str, str] = {
    "raised": "inbox",
    "record_amended": "pencil",
    "accepted": "check",
    "returned": "corner-down-left",
    "resubmitted": "send",
    "withdrawn": "undo-2",
    "escalated": "chevrons-up",
    "decided": "gavel",
    "instructed": "megaphone",
    "assistance_assigned": "hand-helping",
    "assistance_extended": "calendar-clock",
    "assistance_cancelled": "ban",
    "assistance_taken": "user-round-check",
    "assistance_declined": "x",
    "progress_reported": "clipboard-list",
    "assistance_completed": "circle-check-big",
    "deadline_moved": "calendar",
    "wait_started": "hourglass",
    "wait_ended": "hourglass",
    "evidence_added": "paperclip",
    "commented": "message-square",
    "site_visited": "footprints",
    "done_stated": "flag",
    "resolved": "circle-check-big",
    "found_unactionable": "ban",
    "reopened": "rotate-ccw",
    "merged": "merge",
    "absorbed_another": "merge",
    "unmerged": "split",
    "released_another": "split",
    "carried_over": "redo-2",
    "visibility_changed": "eye",
    "text_redacted": "trash-2",
    "act_undone": "undo-2",
    "flagged": "clock-alert",
    "flag_cleared": "clock",
    "escalated_by_rule": "chevrons-up",
}


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A value that an event set, and the one before where it replaced one."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """One event as a sentence; `recorded` says when it was recorded, where that is not when it happened.

    `standing` is the page of the obstacle as it stood after it, empty for the last one.
    """

    id: str
    sentence: str
    when: str
    when_iso: str
    recorded: str
    icon: str
    state: str
    text: str
    redacted: bool
    changes: tuple[ChangeView, ...]
    files: tuple[FileView, ...]
    standing: str


def moments(visit: Visit, case: Case) -> Sequence[Moment]:
    """The whole story in the order in which it was recorded."""
    events = case.events
    told = story(events, visit.language, visit.directory, _names(visit, events), numbers=case.numbers)
    files = _files(visit, told)
    return [_moment(visit, case, event, one, files) for event, one in zip(events, told, strict=True)]


def _names(visit: Visit, events: Iterable[Event]) -> Mapping[str, str]:
    return visit.deps.names.names(list({event.by.person for event in events}))


def _files(visit: Visit, told: Iterable[Sentence]) -> Mapping[UUID, StoredFile]:
    ids = [ref.id for one in told for ref in one.files]
    return {file.id: file for file in visit.deps.files.of(ids)}


def _moment(visit: Visit, case: Case, event: Event, one: Sentence, files: Mapping[UUID, StoredFile]) -> Moment:
    when, iso, recorded = _times(visit, event)
    anchor = f"e{one.version}"
    return Moment(
        id=anchor,
        sentence=_sentence(case, one),
        when=Markup('<a href="#{}">{}</a>').format(anchor, when),
        when_iso=iso,
        recorded=recorded,
        icon=ICONS.get(one.kind, "circle"),
        state=one.state.value if one.state else "",
        text=one.quote or "",
        redacted=one.redacted,
        changes=tuple(_change(detail) for detail in one.details),
        files=file_views(visit, (ref.id for ref in one.files), files),
        standing=_standing(case, event),
    )


def _standing(case: Case, event: Event) -> str:
    if event.originator_version == case.obstacle.version:
        return ""
    return then(obstacle_address(case.number), written(event.recorded_at))


def _sentence(case: Case, one: Sentence) -> Markup:
    """The headline, in which another obstacle that it names is a link, and who acted in which office."""
    who = f"{one.office} ({one.person})" if one.person else one.office
    return Markup("<b>{}</b> · {}").format(_headline(case, one), who)


def _headline(case: Case, one: Sentence) -> Markup:
    number = case.numbers.get(one.other) if one.other else None
    said = escape(one.headline)
    if not number:
        return said
    link = Markup('<a href="{}">{}</a>').format(then(obstacle_address(number), case.as_of), number)
    return said.replace(number, link, 1)


def _change(detail: Detail) -> ChangeView:
    return ChangeView(detail.label, detail.before or "", detail.text)


def happened_on(event: Event) -> date:
    """The day that the event tells of: for most events the day of recording."""
    if isinstance(event, ObstacleRaised):
        return event.record.happened_on
    return event.on if isinstance(event, SiteVisited) else day_of(event.recorded_at)


def _times(visit: Visit, event: Event) -> tuple[str, str, str]:
    """When it happened, for people and for machines, and when it was recorded where that was another day."""
    happened, recorded = happened_on(event), event.recorded_at
    if happened == day_of(recorded):
        return long_moment(recorded, visit.language), recorded.isoformat(timespec="seconds"), ""
    when = visit.language.gettext("terjadi {day}", day=long_day(happened, visit.language))
    said = visit.language.gettext("dicatat {moment}", moment=long_moment(recorded, visit.language))
    return when, happened.isoformat(), said
