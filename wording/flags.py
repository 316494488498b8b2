"""Flags in words: why an obstacle is flagged, in one sentence, and what would clear it."""

from collections.abc import Mapping, Sequence

from domain.almanac import Clock
from domain.directory import Directory
from domain.obstacle import Flag, WaitingFor
from wording.dates import day_of, long_day
from wording.language import N_, Language
from wording.terms import word, worded
from wording.waiting import waits_for

#: What has not happened in time; `{due}` is the last day that was in time, `{since}` the day on which the clock began.
WHY: Mapping[Clock, str] = {
    Clock.ACCEPT: N_("laporan belum diterima atau dikembalikan, padahal batasnya {due}"),
    Clock.ASSIGN: N_("belum ada bidang yang ditugaskan, padahal batasnya {due}"),
    Clock.ANSWER: N_("{who} belum menjawab penugasan {n}, padahal batasnya {due}"),
    Clock.FOLLOW_UP: N_("tidak ada kabar sejak {since}, padahal batasnya {due}"),
    Clock.NEEDED_BY: N_("tenggat {fixed} sudah lewat dan kendala belum selesai"),
    Clock.CONFIRM: N_("pernyataan selesai belum dikonfirmasi, padahal batasnya {due}"),
    Clock.DELIVER: N_("pendampingan {n} oleh {who} belum tuntas, padahal batasnya {due}"),
}
CLEARS: Mapping[Clock, str] = {
    Clock.ACCEPT: N_("tanda ini hilang begitu laporan diterima, dikembalikan, atau ditarik"),
    Clock.ASSIGN: N_("tanda ini hilang begitu sebuah bidang ditugaskan atau kendala dinyatakan selesai"),
    Clock.ANSWER: N_("tanda ini hilang begitu bidang itu menyanggupi atau menolak"),
    Clock.FOLLOW_UP: N_("tanda ini hilang begitu ada tindak lanjut yang dicatat"),
    Clock.NEEDED_BY: N_("tanda ini hilang begitu kendala ditutup atau Ekobang mengubah tenggatnya"),
    Clock.CONFIRM: N_("tanda ini hilang begitu Ekobang mengonfirmasi atau membukanya kembali"),
    Clock.DELIVER: N_("tanda ini hilang begitu pendampingan dituntaskan atau batas waktunya diperpanjang"),
}


def flag_mark(clocks: Sequence[Clock], said_in: Language) -> str:
    """The mark of a card: `Ditandai: Penerimaan laporan`, with how many more clocks ran out; nothing where none did."""
    if not clocks:
        return ""
    first, more = word(clocks[0], said_in), len(clocks) - 1
    if more:
        return said_in.gettext("Ditandai: {clock} +{n}", clock=first, n=more)
    return said_in.gettext("Ditandai: {clock}", clock=first)


def flag_line(flag: Flag, directory: Directory, said_in: Language) -> str:
    """One sentence: what did not happen in time, and what would clear the flag."""
    why = said_in.gettext(
        WHY[flag.clock],
        due=long_day(flag.due_on, said_in),
        since=long_day(day_of(flag.since), said_in),
        fixed=long_day(flag.fixed_on or flag.due_on, said_in),
        n=flag.n or "",
        who=waits_for(WaitingFor(flag.kind, flag.who), directory, said_in),
    )
    return worded("{why}; {clears}.", said_in, why=why, clears=said_in.gettext(CLEARS[flag.clock]))


def flagged_on(flag: Flag, said_in: Language) -> str:
    """For which day, and by which version of the rules."""
    return said_in.gettext("Ditandai {day} menurut aturan versi {n}", day=long_day(flag.day, said_in), n=flag.rules)
