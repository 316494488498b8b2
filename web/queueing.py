"""Lines of the queues at /triage and /desk: an obstacle with the acts that can be done from the list."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from projections.board import Card
from web.addresses import act_address, obstacle_address, with_query
from web.cards import ICONS
from web.forms import ACTING, EXPECTED, KEY, new_key
from web.visiting import Visit
from wording.acts import act_verb


@dataclass(frozen=True, kw_only=True, slots=True)
class QueueAct:
    """An act at the end of a line: a link to its form, or with `fields` a form of one button."""

    href: str
    label: str
    icon: str
    kind: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of a queue in words. Money in whole rupiah, None where not stated."""

    href: str
    number: str
    title: str
    agency: str
    agency_name: str
    state: str
    effect: str
    amount: int | None
    since: str
    late: str
    note: str
    late_entry: bool
    acts: tuple[QueueAct, ...]
    #: What a box to choose by sends.
    choice: str = ""


def line(
    visit: Visit, card: Card, acts: tuple[QueueAct, ...], *, state: str = "", since: str, late: str = "", note: str = ""
) -> Line:
    """A card as a line; `note` is what else there is to say."""
    return Line(
        href=obstacle_address(card.number),
        number=card.number,
        title=card.title or visit.language.gettext("(teks dihapus)"),
        agency=card.agency,
        agency_name=visit.directory.agency_name(card.agency, card.recorded_at),
        state=state,
        effect=card.effect.value,
        amount=card.amount,
        since=since,
        late=late,
        note=note,
        late_entry=card.late_entry,
        acts=acts,
    )


def at_once(visit: Visit, card: Card, act: str, back: str, *, n: int | None = None) -> QueueAct:
    """An act that asks for nothing: one button, safe to press twice."""
    fields = {KEY: new_key(), ACTING: visit.acting.office, EXPECTED: str(card.version), "back": back}
    if n is not None:
        fields["n"] = str(n)
    href = f"{obstacle_address(card.number)}/acts/{act}"
    return QueueAct(href=href, label=act_verb(act, visit.language), icon=ICONS[act], kind="main", fields=fields)


def by_form(visit: Visit, card: Card, act: str, back: str, *, n: int | None = None, kind: str = "") -> QueueAct:
    """An act that asks for something: its form, which leads back to the queue."""
    href = with_query(act_address(card.number, act), [("n", n), ("back", back)])
    return QueueAct(href=href, label=act_verb(act, visit.language), icon=ICONS[act], kind=kind)
