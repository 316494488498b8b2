"""The cause of an obstacle by plain questions: what stopped, and who can change it. The catalogue has the answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.obstacle import Stage
from wording.language import N_


@dataclass(frozen=True, slots=True)
class Stopped:
    """Something that can have stopped, in words that anybody uses, and the stages that the catalogue has for it."""

    label: str
    stages: tuple[Stage, ...]


#: Every stage is behind exactly one of them, in the order in which work goes through a year.
STOPPED: Mapping[str, Stopped] = {
    "rules": Stopped(N_("Aturan, petunjuk teknis, atau anggarannya"), (Stage.REGULATION, Stage.BUDGETING)),
    "people": Stopped(N_("Pejabat yang menetapkan atau menandatangani"), (Stage.OFFICIALS,)),
    "papers": Stopped(N_("Dokumen perencanaan"), (Stage.PREPARATION,)),
    "buying": Stopped(N_("Tender, e-katalog, atau pemilihan penyedia"), (Stage.PROCUREMENT,)),
    "land": Stopped(N_("Lahan atau izin"), (Stage.LAND,)),
    "work": Stopped(N_("Pekerjaan di lapangan"), (Stage.EXECUTION,)),
    "paying": Stopped(N_("Tagihan, pencairan, atau uangnya"), (Stage.BILLING, Stage.DISBURSEMENT, Stage.CASH)),
    "system": Stopped(N_("Aplikasi atau jaringan"), (Stage.SYSTEMS,)),
    "outside": Stopped(N_("Cuaca, bencana, atau warga"), (Stage.EXTERNAL,)),
    "other": Stopped(N_("Hal lain"), (Stage.OTHER,)),
}
