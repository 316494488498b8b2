"""The almanac as files: days off and deadlines of a year, and the versions of the rules."""

from domain.almanac import Document
from web.almanac.places import asked_year
from web.almanac.rules import versions_of
from web.sheets import Rows, sheet
from web.visiting import Visit
from wording.language import N_
from wording.terms import word


@sheet("days-off", N_("Hari libur"), N_("Tanggal"), N_("Hari libur"), N_("Jenis"), N_("Dasar"), N_("Perkiraan"))
def days_off(visit: Visit) -> Rows:
    """The days off of the year that the calendar shows."""
    _, _acting = visit.language.gettext, visit.acting
    for off in visit.almanac.calendar.of_year(asked_year(visit)):
        estimated = _("Ya") if off.estimated else _("Tidak")
        yield off.day, off.name, word(off.kind, visit.language), off.decree, estimated


@sheet("deadlines", N_("Batas akhir tahun"), N_("Dokumen"), N_("{opd}"), N_("Batas waktu"), N_("Nomor surat"))
def deadlines(visit: Visit) -> Rows:
    """The deadlines of the year that the page shows, each with its dispensations below it."""
    _, year = visit.acting, asked_year(visit)
    for document in Document:
        deadline = visit.almanac.deadlines.of(year, document)
        if deadline is None:
            continue
        name = word(document, visit.language)
        yield name, "", deadline.at, deadline.letter
        for one in deadline.dispensations:
            yield name, visit.directory.agency_name(one.agency), one.at, one.letter


@sheet("rules", N_("Aturan batas waktu"), N_("Versi"), N_("Dasar"), N_("Disusun"), N_("Berlaku sejak"))
def rules(visit: Visit) -> Rows:
    """All versions of the rules, the latest first."""
    _ = visit.acting
    for one in versions_of(visit):
        yield one.version, one.reason, one.drafted, one.since
