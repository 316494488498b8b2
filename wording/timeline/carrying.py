"""The closing of a year: an obstacle carried over, and the session in which that was decided."""

from domain.carry_over import DecidedUpon, Listed, Opened, SignedOff
from domain.obstacle import CarriedOver
from wording.fields import field_label
from wording.terms import word
from wording.timeline.telling import Detail, Telling, Told, tell


@tell.register
def _carried(event: CarriedOver, telling: Telling) -> Told:
    headline = telling.gettext("Dibawa dari {year} ke {into}", year=str(event.year), into=str(event.year + 1))
    due = Detail(field_label("due", telling.said_in), telling.day(event.due))
    return Told(headline=headline, quote=event.reason, details=(due,))


@tell.register
def _opened(event: Opened, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Sesi tutup tahun {year} dibuka", year=str(event.year)))


@tell.register
def _decided(event: DecidedUpon, telling: Telling) -> Told:
    headline = telling.said_in.ngettext(
        "{n} kendala diputuskan dalam tutup tahun {year}: {ending}",
        "{n} kendala diputuskan dalam tutup tahun {year}: {ending}",
        len(event.obstacles),
        year=str(event.year),
        ending=word(event.ending, telling.said_in),
    )
    return Told(headline=headline)


@tell.register
def _listed(event: Listed, telling: Telling) -> Told:
    headline = telling.gettext(
        "Daftar tutup tahun {year} dibekukan, bagian {part}", year=str(event.year), part=event.part
    )
    return Told(headline=headline)


@tell.register
def _signed(event: SignedOff, telling: Telling) -> Told:
    details = (
        Detail(telling.gettext("Jumlah kendala"), telling.said_in.count(event.count)),
        Detail(telling.gettext("Posisi catatan"), str(event.position)),
        Detail(telling.gettext("Sidik (SHA-256)"), event.hash),
    )
    headline = telling.gettext("Tutup tahun {year} ditandatangani pimpinan", year=str(event.year))
    return Told(headline=headline, details=details)
