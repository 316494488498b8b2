"""The plain forms of the almanac: what each asks, and the command that it makes of what was typed."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.almanac import DayOffKind, Deadline, Document, Zone
from domain.almanac.deadlines import ZONES
from domain.almanac.deciding import Command
from domain.almanac.decreeing import AddDay, MoveDay, RemoveDay
from domain.almanac.setting import Dispense, SetDeadline
from web.almanac.places import CALENDAR, DEADLINES
from web.asked import Asked, agencies_in_use, of_words
from web.forms import Form
from web.visiting import Visit
from wording.dates import short_day, weekday
from wording.language import N_
from wording.terms import word

TIME = re.compile(r"([01]?\d|2[0-3])[.:]?([0-5]\d)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """A form: the act it is for, under `address`, and the page it leads back to; `danger` takes something away."""

    act: str
    address: str
    back: str
    title: str
    fields: tuple[Asked, ...]
    command: Callable[[Visit, Form], Command]
    danger: bool = False


def _days_off(visit: Visit, year: int) -> Iterator[tuple[str, str]]:
    for off in visit.almanac.calendar.of_year(year):
        yield off.day.isoformat(), f"{weekday(off.day, visit.language)}: {off.name}"


def _set(visit: Visit, year: int) -> Iterator[tuple[str, str]]:
    """Documents whose deadline is set in that year: only these can be put off."""
    deadlines = visit.almanac.deadlines
    yield from ((one.value, word(one, visit.language)) for one in Document if deadlines.of(year, one))


def typed_moment(form: Form, zone: Zone) -> datetime:
    """Day and time as typed, in that zone; notes what cannot be read."""
    day, typed = form.needed_day("at"), TIME.fullmatch(form.get("time"))
    if typed is None:
        form.fault("time", "not_a_time")
        return datetime(day.year, day.month, day.day, tzinfo=ZONES[zone])
    return datetime(day.year, day.month, day.day, int(typed[1]), int(typed[2]), tzinfo=ZONES[zone])


def standing(visit: Visit, year: int, document: str) -> list[tuple[str, str]]:
    """What is set for a document, to be changed; nothing where nothing is."""
    known = frozenset(Document)
    found = visit.almanac.deadlines.of(year, Document(document)) if document in known else None
    if found is None:
        return []
    local = found.at.astimezone(ZONES[found.zone])
    told = {"at": short_day(local.date()), "time": f"{local:%H.%M}", "zone": found.zone.value}
    return [*told.items(), ("letter", found.letter or "")]


def _add(_visit: Visit, form: Form) -> Command:
    day, kind = form.needed_day("day"), form.needed_choice("kind", DayOffKind)
    return AddDay(day=day, name=form.get("name"), kind=kind, decree=form.get("decree"))


def _move(_visit: Visit, form: Form) -> Command:
    return MoveDay(day=form.needed_day("day"), to=form.needed_day("to"), decree=form.get("decree"))


def _remove(_visit: Visit, form: Form) -> Command:
    return RemoveDay(day=form.needed_day("day"), decree=form.get("decree"))


def _deadline(_visit: Visit, form: Form) -> Command:
    document, zone = form.needed_choice("document", Document), form.needed_choice("zone", Zone)
    year, at = form.whole("year") or 0, typed_moment(form, zone)
    return SetDeadline(year=year, document=document, at=at, zone=zone, letter=form.get("letter"))


def _dispense(visit: Visit, form: Form) -> Command:
    document, year = form.needed_choice("document", Document), form.whole("year") or 0
    known: Deadline | None = visit.almanac.deadlines.of(year, document)
    at = typed_moment(form, known.zone if known else Zone.WITA)
    return Dispense(agency=form.get("agency"), year=year, document=document, at=at, letter=form.get("letter"))


_DAY, _DECREE, _LETTER = Asked("day", "day"), Asked("decree"), Asked("letter")
_OFF, _AT, _TIME = Asked("day", "choice", _days_off), Asked("at", "day"), Asked("time", "time")
_ALL = (
    Sheet(
        act="add_day",
        address=f"{CALENDAR}/add",
        back=CALENDAR,
        title=N_("Tambah hari libur"),
        fields=(_DAY, Asked("name"), Asked("kind", "radios", of_words("day_off_kind")), _DECREE),
        command=_add,
    ),
    Sheet(
        act="move_day",
        address=f"{CALENDAR}/move",
        back=CALENDAR,
        title=N_("Pindahkan hari libur"),
        fields=(_OFF, Asked("to", "day"), _DECREE),
        command=_move,
    ),
    Sheet(
        act="remove_day",
        address=f"{CALENDAR}/remove",
        back=CALENDAR,
        title=N_("Hapus hari libur"),
        fields=(_OFF, _DECREE),
        command=_remove,
        danger=True,
    ),
    Sheet(
        act="set_deadline",
        address=f"{DEADLINES}/set",
        back=DEADLINES,
        title=N_("Tetapkan batas akhir tahun"),
        fields=(
            Asked("document", "radios", of_words("document")),
            _AT,
            _TIME,
            Asked("zone", "radios", of_words("zone")),
            _LETTER,
        ),
        command=_deadline,
    ),
    Sheet(
        act="dispense",
        address=f"{DEADLINES}/dispense",
        back=DEADLINES,
        title=N_("Beri dispensasi"),
        fields=(Asked("agency", "choice", agencies_in_use), Asked("document", "radios", _set), _AT, _TIME, _LETTER),
        command=_dispense,
    ),
)
SHEETS: Mapping[str, Sheet] = {one.address: one for one in _ALL}
