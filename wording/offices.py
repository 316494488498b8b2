"""How agencies, desks and acting offices are named."""

from collections.abc import Mapping
from datetime import datetime

from domain.acting import Acting, OfficeKind, Standing
from domain.directory import Directory
from domain.directory.agencies import AgencyKind
from domain.obstacle import Party
from wording.language import Language
from wording.terms import word
from wording.values import words_of

#: As they stand before a title, in both languages: they are part of it.
PREFIXES = {Standing.PLT: "Plt. ", Standing.PLH: "Plh. ", Standing.PJS: "Pjs. "}


def desk_title(code: str, directory: Directory, said_in: Language, at: datetime | None = None) -> str:
    """`Bidang BPKAD` for a desk that is an agency, its own name (`Bagian Hukum`) for a part of one."""
    desk = directory.desk(code)
    if desk is not None and desk.agency != desk.code:
        return directory.desk_name(code, at)
    return said_in.gettext("Bidang {desk}", desk=code)


def office_title(acting: Acting, directory: Directory, said_in: Language, at: datetime | None = None) -> str:
    """The acting office with its standing, by the name in force then: `Plt. Kepala Dinas Kesehatan`."""
    known = directory.office(acting.office) is not None
    title = directory.office_title(acting.office, at) if known else _usual_title(acting, directory, said_in, at)
    return PREFIXES.get(acting.standing, "") + title


def person_name(acting: Acting, names: Mapping[str, str]) -> str:
    """The name of who acted, by the opaque id; nothing for the program and for who was erased."""
    return names.get(acting.person, "")


def party_name(party: Party, directory: Directory, said_in: Language, at: datetime | None = None) -> str:
    """A party expected to help: a desk, an agency by its name, or the name that was typed."""
    if party.desk is not None:
        return desk_title(party.desk, directory, said_in, at)
    if party.agency is not None:
        return directory.agency_name(party.agency, at)
    return words_of(party.name, said_in) if party.name else ""


def _usual_title(acting: Acting, directory: Directory, said_in: Language, at: datetime | None) -> str:
    """The title that an office of that kind has, where the directory does not know the office."""
    if acting.kind is OfficeKind.DESK and acting.desk:
        return desk_title(acting.desk, directory, said_in, at)
    if acting.agency and acting.kind is OfficeKind.OPERATOR:
        return said_in.gettext("Operator {agency}", agency=directory.agency_name(acting.agency, at))
    if acting.agency and acting.kind is OfficeKind.AGENCY_HEAD:
        return _head_title(acting.agency, directory, said_in, at)
    return word(acting.kind, said_in)


def _head_title(code: str, directory: Directory, said_in: Language, at: datetime | None) -> str:
    """A district has a Camat, a hospital a Direktur, a secretariat a Sekretaris, every other agency a Kepala."""
    agency, name = directory.agency(code), directory.agency_name(code, at)
    kind = agency.kind if agency else None
    if kind is AgencyKind.DISTRICT:
        return said_in.gettext("Camat {district}", district=name.removeprefix("Kecamatan "))
    if kind is AgencyKind.HOSPITAL:
        return said_in.gettext("Direktur {agency}", agency=name)
    if kind is AgencyKind.SECRETARIAT:
        return name.replace("Sekretariat", "Sekretaris", 1)
    return said_in.gettext("Kepala {agency}", agency=name)
