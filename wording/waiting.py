"""Whom an obstacle waits for, what for, and since when."""

from dataclasses import dataclass
from datetime import date

from domain.directory import Directory
from domain.obstacle import Level, State, WaitingFor, Waits
from wording.dates import since as since_when
from wording.language import Language
from wording.offices import desk_title
from wording.terms import word

TRIAGE = frozenset({Waits.ADPEM, Waits.ASSISTANT})


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
    _ = said_in.gettext
    if waiting.kind is Waits.DESK:
        return _("Menunggu {who} menyelesaikan pendampingan", who=who)
    if waiting.kind is Waits.LEVEL:
        return _("Menunggu keputusan {who}", who=who)
    if waiting.kind is Waits.AGENCY and state is State.RETURNED:
        return _("Menunggu {who} melengkapi laporan", who=who)
    if waiting.kind is Waits.AGENCY and state is State.ASSISTED:
        return _("Menunggu {who} menyatakan selesai", who=who)
    if waiting.kind in TRIAGE and state is State.RAISED:
        return _("Menunggu {who} memeriksa laporan", who=who)
    if waiting.kind in TRIAGE and state is State.ACCEPTED:
        return _("Menunggu {who} menugaskan bidang pembantu", who=who)
    if waiting.kind in TRIAGE and state is State.STATED_DONE:
        return _("Menunggu {who} mengonfirmasi penyelesaian", who=who)
    return _("Menunggu {who}", who=who)
