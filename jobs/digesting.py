"""The digests as letters: the daily one for Ekobang, the weekly page for leadership."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.clocks import Countdown
from domain.directory import Directory
from jobs.letters import Letter, Line, Section
from projections.digest import Daily, Group, Item, Weekly
from wording.countdown import countdown_line
from wording.dates import long_day
from wording.language import Language
from wording.numbers import rupiah_short
from wording.terms import word


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """What a digest is written with: `name` names it for its reader, `site` is the address of the program."""

    name: str
    day: date
    now: datetime
    directory: Directory
    language: Language
    site: str
    settings: str


def daily_letter(found: Daily, desk: Desk) -> Letter | None:
    """What is new, flagged, quiet, overdue and due; None where there is nothing of all that."""
    gettext = desk.language.gettext
    groups = (
        (gettext("Baru"), found.new, "/triage"),
        (gettext("Ditandai lewat waktu"), found.flagged, "/obstacles?state=open"),
        (gettext("Tidak ada kabar"), found.quiet, "/obstacles?state=open"),
        (gettext("Lewat tenggat"), found.overdue, "/obstacles?state=open&sort=needed_by"),
        (gettext("Jatuh tempo minggu ini"), found.due, "/obstacles?state=open&sort=needed_by"),
    )
    sections = [_section(title, group, href, desk) for title, group, href in groups if group.n]
    subject = gettext("Ringkasan Kendala {day}", day=long_day(desk.day, desk.language))
    return _letter(desk, subject, sections) if sections else None


def weekly_letter(found: Weekly, ends: Sequence[Countdown], desk: Desk) -> Letter:
    """One page: what is unresolved, the biggest, what leadership has to decide, what was carried, the year's end."""
    gettext = desk.language.gettext
    money = rupiah_short(found.amount, desk.language)
    left_out = gettext("{n} tanpa nilai", n=desk.language.count(found.without_amount))
    sums = Line(
        gettext("{n} belum selesai, nilai terdampak {money} ({left_out}).", n=desk.language.count(found.unresolved.n),
            money=money, left_out=left_out), f"{desk.site}/review"
    )  # fmt: skip
    sections = [Section(gettext("Belum selesai"), [sums, *_items(found.unresolved, desk)])]
    if found.deciding.n:
        sections.append(_section(gettext("Menunggu keputusan pimpinan"), found.deciding, "/obstacles?state=open", desk))
    if found.carried.n:
        title = gettext("Dibawa dari tahun lalu dan belum selesai")
        sections.append(_section(title, found.carried, "/obstacles?state=open", desk))
    ahead = [Line(f"{word(e.document, desk.language)}: {countdown_line(e, desk.now, desk.language)}") for e in ends]
    if ahead:
        sections.append(Section(gettext("Menuju akhir tahun"), ahead))
    return _letter(desk, gettext("Kendala pekan ini, {day}", day=long_day(desk.day, desk.language)), sections)


def _section(title: str, group: Group, href: str, desk: Desk) -> Section:
    """The group with a way to all of it where only some are named."""
    lines = list(_items(group, desk))
    if group.n > len(lines):
        more = desk.language.gettext("dan {n} lainnya", n=desk.language.count(group.n - len(lines)))
        lines.append(Line(more, f"{desk.site}{href}"))
    return Section(f"{title}: {desk.language.count(group.n)}", lines)


def _items(group: Group, desk: Desk) -> Iterator[Line]:
    for item in group.items:
        yield Line(" · ".join(_about(item, desk)), f"{desk.site}/obstacles/{item.number}")


def _about(item: Item, desk: Desk) -> Iterator[str]:
    """Number, agency and amount; of what only leadership may see the number alone."""
    yield item.number
    if not item.sensitive:
        yield desk.directory.agency_name(item.agency)
        if item.amount is not None:
            yield rupiah_short(item.amount, desk.language)


def _letter(desk: Desk, subject: str, sections: Sequence[Section]) -> Letter:
    return Letter(name=desk.name, subject=subject, sections=sections, language=desk.language, settings=desk.settings)
