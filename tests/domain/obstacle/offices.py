"""The offices of a small regency, one of each kind and more where one is not enough, and what they can refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.acting import Acting, OfficeKind
from domain.obstacle import Locus, Stage


@dataclass(frozen=True)
class Unit:
    """An agency or a desk."""

    retired: bool = False


@dataclass(frozen=True)
class Cause:
    """A cause with what it brings to a record."""

    stage: Stage
    locus: Locus
    dak_code: int | None = None
    retired: bool = False


@dataclass(frozen=True)
class Regency:
    """A directory as far as decisions look into it."""

    agencies: Mapping[str, Unit] = field(
        default_factory=lambda: {"DINKES": Unit(), "DPUPR": Unit(), "OLD": Unit(retired=True)}
    )
    desks: Mapping[str, Unit] = field(
        default_factory=lambda: {"BPKAD": Unit(), "UKPBJ": Unit(), "HUKUM": Unit(), "OLD": Unit(retired=True)}
    )
    causes: Mapping[str, Cause] = field(
        default_factory=lambda: {
            "A5-LELANG": Cause(Stage.PROCUREMENT, Locus.REGENCY, 6),
            "A9-SIPD": Cause(Stage.DISBURSEMENT, Locus.CENTRAL),
            "A99-LAIN": Cause(Stage.OTHER, Locus.AGENCY, 11),
            "A0-OLD": Cause(Stage.OTHER, Locus.AGENCY, retired=True),
        }
    )

    def agency(self, code: str) -> Unit | None:
        return self.agencies.get(code)

    def desk(self, code: str) -> Unit | None:
        return self.desks.get(code)

    def cause(self, code: str) -> Cause | None:
        return self.causes.get(code)


def office(kind: OfficeKind, name: str = "", *, agency: str | None = None, desk: str | None = None) -> Acting:
    """An office held by an account of the same name."""
    name = name or kind.value
    return Acting(account=f"a-{name}", person=f"p-{name}", office=name, kind=kind, agency=agency, desk=desk)


OPERATOR = office(OfficeKind.OPERATOR, agency="DINKES")
COLLEAGUE = office(OfficeKind.OPERATOR, "colleague", agency="DINKES")
HEAD = office(OfficeKind.AGENCY_HEAD, agency="DINKES")
OTHER_OPERATOR = office(OfficeKind.OPERATOR, "other_operator", agency="DPUPR")
OTHER_HEAD = office(OfficeKind.AGENCY_HEAD, "other_head", agency="DPUPR")
BPKAD = office(OfficeKind.DESK, "bpkad", desk="BPKAD")
UKPBJ = office(OfficeKind.DESK, "ukpbj", desk="UKPBJ")
ADPEM = office(OfficeKind.ADPEM)
ASSISTANT = office(OfficeKind.ASSISTANT)
LEADERSHIP = office(OfficeKind.LEADERSHIP)
AUDITOR = office(OfficeKind.AUDITOR)
ADMIN = office(OfficeKind.ADMIN)
PROGRAM = office(OfficeKind.SYSTEM)

EVERYBODY = (
    OPERATOR,
    COLLEAGUE,
    HEAD,
    OTHER_OPERATOR,
    OTHER_HEAD,
    BPKAD,
    UKPBJ,
    ADPEM,
    ASSISTANT,
    LEADERSHIP,
    AUDITOR,
    ADMIN,
    PROGRAM,
)
