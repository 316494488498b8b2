"""Whom an obstacle waits for, what for, and since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.directory import Directory
from domain.obstacle import Level, State, WaitingFor, Waits
from wording.dates import since as since_when
from wording.language import N_, Language
from wording.offices import desk_title
from wording.terms import word

EVER: Mapping[Waits, str] = {
    Waits.DESK: N_("Menunggu {who} menyelesaikan pendampingan"),
    Waits.LEVEL: N_("Menunggu keputusan {who}"),
}
TRIAGE: Mapping[State, str] = {
    State.RAISED: N_("Menunggu {who} memeriksa laporan"),
    State.ACCEPTED: N_("Menunggu {who} menugaskan bidang pembantu"),
    State.STATED_DONE: N_("Menunggu {who} mengonfirmasi penyelesaian"),
}
IN_STATE: Mapping[tuple[Waits, State | None], str] = {
    (Waits.AGENCY, State.RETURNED): N_("Menunggu {who} melengkapi laporan"),
    (Waits.AGENCY, State.ASSISTED): N_("Menunggu {who} menyatakan selesai"),
    **{(kind, state): sentence for kind in (Waits.ADPEM, Waits.ASSISTANT) for state, sentence in TRIAGE.items()},
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Standstill:
    """What the line says besides whom: the state of the obstacle, and the days that `since` and `today` are."""

    state: State | None = None
    since: date | None = None
    today: date | None = None


def waits_for(waiting: WaitingFor, directory: Directory, said_in: Language) -> str:
    """Whom: `Bidang BPKAD dan Bagian Hukum`, `Dinas Kesehatan`, `Bagian Adpem`, `Kementerian Keuangan`."""
    if waiting.kind is Waits.DESK:
        return said_in.listed([desk_title(code, directory, said_in) for code in waiting.who])
    if waiting.kind is Waits.AGENCY:
        return said_in.listed([directory.agency_name(code) for code in waiting.who])
    if waiting.kind is Waits.LEVEL:
        return said_in.listed([word(Level(level), said_in) for level in waiting.who])
    if waiting.kind is Waits.OUTSIDE:
        return said_in.listed([name or said_in.gettext("(teks dihapus)") for name in waiting.who])
    return word(waiting.kind, said_in)


def waiting_line(
    waiting: WaitingFor | None, directory: Directory, said_in: Language, standstill: Standstill | None = None
) -> str:
    """The whole line: `Menunggu Bidang BPKAD menyelesaikan pendampingan sejak 26 November 2024 (3 hari)`.

    Nothing for an obstacle that waits for nobody.
    """
    if waiting is None:
        return ""
    standstill = standstill or Standstill()
    line = _what_for(waiting, standstill.state, said_in, waits_for(waiting, directory, said_in))
    if standstill.since is None or standstill.today is None:
        return line
    return f"{line} {since_when(standstill.since, standstill.today, said_in)}"


def _what_for(waiting: WaitingFor, state: State | None, said_in: Language, who: str) -> str:
    sentence = IN_STATE.get((waiting.kind, state)) or EVER.get(waiting.kind, N_("Menunggu {who}"))
    return said_in.gettext(sentence, who=who)
