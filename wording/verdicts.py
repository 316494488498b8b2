"""Verdicts on clocks in words: what clock it is, how it stands, and of which days its number is made."""

from collections.abc import Mapping
from datetime import date

from domain.clocks import Run, Standing, Stretch, Verdict
from domain.directory import Directory
from domain.obstacle import WaitingFor
from wording.dates import long_day, short_day
from wording.language import N_, Language
from wording.terms import word
from wording.waiting import waits_for

COUNTED: Mapping[Standing, str] = {
    Standing.IN_TIME: N_("Terpakai {used} dari {days}; paling lambat {due}."),
    Standing.OVERDUE: N_("Sejak {breaks}: terpakai {used}, diberikan {days}."),
    Standing.PAUSED: N_("Berhenti dihitung selama menunggu pihak luar; terpakai {used} dari {days}."),
    Standing.ENDED_IN_TIME: N_("Berakhir {until}: terpakai {used}, diberikan {days}."),
    Standing.ENDED_LATE: N_("Berakhir {until}: terpakai {used}, diberikan {days}; paling lambat {due}."),
    Standing.UNWATCHED: N_("Tidak ada aturan yang mengawasinya; sudah {used}."),
}
FIXED: Mapping[Standing, str] = {
    Standing.IN_TIME: N_("Paling lambat {due}; tersisa {left}."),
    Standing.OVERDUE: N_("Sejak {breaks}: {used} setelah {fixed}."),
    Standing.PAUSED: N_("Paling lambat {due}."),
    Standing.ENDED_IN_TIME: N_("Berakhir {until}; paling lambat {due}."),
    Standing.ENDED_LATE: N_("Berakhir {until}: {used} setelah {fixed}."),
    Standing.UNWATCHED: N_("Tidak ada aturan yang mengawasinya; tanggalnya {fixed}."),
}


def clock_name(run: Run, said_in: Language) -> str:
    """Which clock: `Penerimaan laporan`, `Jawaban bidang (pendampingan 2)`."""
    name = word(run.running.clock, said_in)
    return name if run.running.n is None else said_in.gettext("{clock} (pendampingan {n})", clock=name, n=run.running.n)


def clock_of(run: Run, directory: Directory, said_in: Language) -> str:
    """Whose clock it is: `Bidang BPKAD`, `Bagian Adpem`; nothing where an outside party is waited for."""
    return waits_for(WaitingFor(run.running.kind, run.running.who), directory, said_in)


def working_days(n: int, said_in: Language) -> str:
    """`12 hari kerja`."""
    return said_in.ngettext("{n} hari kerja", "{n} hari kerja", n)


def verdict_line(verdict: Verdict, said_in: Language) -> str:
    """The verdict in a sentence, such as `Terpakai 2 hari kerja dari 3 hari kerja; paling lambat 2 Desember 2024.`."""
    made = verdict.judgement
    fixed = made.running.fixed_on
    return said_in.gettext(
        (FIXED if fixed else COUNTED)[verdict.standing],
        used=working_days(verdict.used, said_in),
        days=working_days(made.rule.days, said_in) if made.rule else "",
        left=working_days(verdict.left, said_in),
        due=_day(made.due_on, said_in),
        breaks=_day(made.breaks_on, said_in),
        fixed=_day(fixed, said_in),
        until=_day(verdict.until, said_in),
    )


def stretch_line(one: Stretch, said_in: Language) -> str:
    """Days in a row: `25/11/2024 – 29/11/2024: 4 hari kerja`, or that a pause took them."""
    span = short_day(one.first) if one.first == one.last else f"{short_day(one.first)} – {short_day(one.last)}"
    if one.paused:
        return said_in.gettext("{span}: menunggu pihak luar, tidak dihitung", span=span)
    return f"{span}: {working_days(one.days, said_in)}"


def off_lines(one: Stretch, said_in: Language) -> tuple[str, ...]:
    """The days off among them: `27/11/2024 libur: Pilkada serentak (Keppres 33/2024)`."""
    days = (said_in.gettext("{day} libur: {name}", day=short_day(each.day), name=each.name) for each in one.off)
    return tuple(f"{line} ({each.decree})" if each.decree else line for line, each in zip(days, one.off, strict=True))


def basis_line(verdict: Verdict, said_in: Language) -> str:
    """What it rests on: `Pekan 5 hari kerja; aturan versi 1, kalender versi 3`."""
    return said_in.gettext(
        "Pekan {week} hari kerja; aturan versi {rules}, kalender versi {calendar}",
        week=verdict.week,
        rules=verdict.rules,
        calendar=verdict.calendar,
    )


def _day(day: date | None, said_in: Language) -> str:
    return long_day(day, said_in) if day else ""
