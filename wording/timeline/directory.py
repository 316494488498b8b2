"""Agencies, desks, causes and offices: registered, renamed, changed, retired, and who holds an office."""

from domain.directory.agencies import (
    AgencyChanged,
    AgencyRegistered,
    AgencyReinstated,
    AgencyRenamed,
    AgencyRetired,
)
from domain.directory.causes import CauseChanged, CauseRegistered, CauseReinstated, CauseRenamed, CauseRetired
from domain.directory.desks import DeskChanged, DeskRegistered, DeskReinstated, DeskRenamed, DeskRetired
from domain.directory.offices import (
    HolderAppointed,
    HolderEnded,
    OfficeEstablished,
    OfficeReinstated,
    OfficeRenamed,
    OfficeRetired,
)
from domain.text import Text
from wording.offices import PREFIXES
from wording.timeline.telling import Telling, Told, tell


@tell.register
def _agency(event: AgencyRegistered, telling: Telling) -> Told:
    return Told(headline=telling.gettext("{opd} {name} didaftarkan", name=event.name))


@tell.register
def _agency_renamed(event: AgencyRenamed, telling: Telling) -> Told:
    return Told(headline=telling.gettext("{opd} {code} berganti nama menjadi {name}", code=event.code, name=event.name))


@tell.register
def _agency_changed(event: AgencyChanged, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Data {opd} {name} diubah", name=_agency_name(event.code, telling)))


@tell.register
def _agency_retired(event: AgencyRetired, telling: Telling) -> Told:
    return Told(headline=telling.gettext("{opd} {name} tidak dipakai lagi", name=_agency_name(event.code, telling)))


@tell.register
def _agency_reinstated(event: AgencyReinstated, telling: Telling) -> Told:
    return Told(headline=telling.gettext("{opd} {name} dipakai kembali", name=_agency_name(event.code, telling)))


@tell.register
def _desk(event: DeskRegistered, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Bidang pembantu {name} didaftarkan", name=event.name))


@tell.register
def _desk_renamed(event: DeskRenamed, telling: Telling) -> Told:
    headline = telling.gettext("Bidang pembantu {code} berganti nama menjadi {name}", code=event.code, name=event.name)
    return Told(headline=headline)


@tell.register
def _desk_changed(event: DeskChanged, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Data bidang pembantu {name} diubah", name=_desk_name(event.code, telling)))


@tell.register
def _desk_retired(event: DeskRetired, telling: Telling) -> Told:
    name = _desk_name(event.code, telling)
    return Told(headline=telling.gettext("Bidang pembantu {name} tidak dipakai lagi", name=name))


@tell.register
def _desk_reinstated(event: DeskReinstated, telling: Telling) -> Told:
    name = _desk_name(event.code, telling)
    return Told(headline=telling.gettext("Bidang pembantu {name} dipakai kembali", name=name))


@tell.register
def _cause(event: CauseRegistered, telling: Telling) -> Told:
    name = event.name_en if telling.said_in.english else event.name_id
    return Told(headline=telling.gettext("Penyebab “{name}” didaftarkan", name=name))


@tell.register
def _cause_renamed(event: CauseRenamed, telling: Telling) -> Told:
    name = event.name_en if telling.said_in.english else event.name_id
    headline = telling.gettext("Penyebab {code} berganti nama menjadi “{name}”", code=event.code, name=name)
    return Told(headline=headline)


@tell.register
def _cause_changed(event: CauseChanged, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Data penyebab “{name}” diubah", name=_cause_name(event.code, telling)))


@tell.register
def _cause_retired(event: CauseRetired, telling: Telling) -> Told:
    name = _cause_name(event.code, telling)
    return Told(headline=telling.gettext("Penyebab “{name}” tidak dipakai lagi", name=name))


@tell.register
def _cause_reinstated(event: CauseReinstated, telling: Telling) -> Told:
    name = _cause_name(event.code, telling)
    return Told(headline=telling.gettext("Penyebab “{name}” dipakai kembali", name=name))


@tell.register
def _office(event: OfficeEstablished, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Jabatan {title} dibentuk", title=event.title))


@tell.register
def _office_renamed(event: OfficeRenamed, telling: Telling) -> Told:
    headline = telling.gettext("Jabatan {code} berganti nama menjadi {title}", code=event.code, title=event.title)
    return Told(headline=headline)


@tell.register
def _office_retired(event: OfficeRetired, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Jabatan {title} dihapus", title=_office_name(event.code, telling)))


@tell.register
def _office_reinstated(event: OfficeReinstated, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Jabatan {title} diaktifkan kembali", title=_office_name(event.code, telling)))


@tell.register
def _appointed(event: HolderAppointed, telling: Telling) -> Told:
    gaps = {
        "who": telling.names.get(event.person) or telling.said_in.gettext("pemegang akun"),
        "title": PREFIXES.get(event.standing, "") + _office_name(event.code, telling),
        "first": telling.day(event.from_on),
    }
    letter = Text(event.letter) if event.letter else None
    if event.until_on is None:
        return Told(headline=telling.gettext("Jabatan {title} dipegang {who} sejak {first}", **gaps), quote=letter)
    headline = telling.gettext(
        "Jabatan {title} dipegang {who} dari {first} sampai {last}", last=telling.day(event.until_on), **gaps
    )
    return Told(headline=headline, quote=letter)


@tell.register
def _ended(event: HolderEnded, telling: Telling) -> Told:
    headline = telling.gettext(
        "Masa jabatan {title} berakhir sejak {day}", title=_office_name(event.code, telling), day=telling.day(event.on)
    )
    return Told(headline=headline)


def _agency_name(code: str, telling: Telling) -> str:
    return telling.directory.agency_name(code, telling.event.recorded_at)


def _desk_name(code: str, telling: Telling) -> str:
    return telling.directory.desk_name(code, telling.event.recorded_at)


def _cause_name(code: str, telling: Telling) -> str:
    return telling.directory.cause_name(code, telling.said_in.code, telling.event.recorded_at)


def _office_name(code: str, telling: Telling) -> str:
    return telling.directory.office_title(code, telling.event.recorded_at)
