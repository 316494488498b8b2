"""The forms by which agencies, desks and causes come in, are renamed, changed and taken out of use."""

from domain.directory.agencies import AgencyKind
from domain.directory.changing import ChangeAgency, ChangeCause, ChangeDesk
from domain.directory.registering import RegisterAgency, RegisterCause, RegisterDesk
from domain.directory.renaming import RenameAgency, RenameCause, RenameDesk
from domain.directory.retiring import (
    ReinstateAgency,
    ReinstateCause,
    ReinstateDesk,
    RetireAgency,
    RetireCause,
    RetireDesk,
)
from domain.obstacle import Locus, Stage
from web.asked import Asked, agencies_in_use, of_words
from web.directory.asking import YES, dak_codes, desks, matters
from web.directory.sheet import Sheet, changes, registers, reinstates, renames, retires
from web.directory.sorts import AGENCY, CAUSE, DESK
from web.forms import Form
from web.visiting import Visit

WEEK = Asked("working_days", "radios", lambda *_: iter((("5", "5"), ("6", "6"))))
CODE, NAME = Asked("code"), Asked("name")
KIND, CONFIRMED = Asked("kind", "choice", of_words("agency_kind")), Asked("confirmed", "tick", required=False)
HOME, MATTERS = Asked("agency", "choice", agencies_in_use), Asked("helps_with", "area", required=False)
STAGE, LOCUS = Asked("stage", "choice", of_words("stage")), Asked("locus", "choice", of_words("locus"))
NAMES = (Asked("name_id"), Asked("name_en"))
DAK = Asked("dak_code", "choice", dak_codes, required=False)
NATURAL = Asked("natural_desk", "choice", desks, required=False)


def _new_agency(_visit: Visit, _code: str, form: Form) -> RegisterAgency:
    return RegisterAgency(
        code=form.get("code"),
        name=form.get("name"),
        kind=form.needed_choice("kind", AgencyKind),
        working_days=form.whole("working_days") or 0,
        confirmed=form.get("confirmed") == YES,
    )


def _agency(_visit: Visit, code: str, form: Form) -> ChangeAgency:
    return ChangeAgency(
        code=code,
        kind=form.needed_choice("kind", AgencyKind),
        working_days=form.whole("working_days") or 0,
        confirmed=form.get("confirmed") == YES,
    )


def _new_desk(_visit: Visit, _code: str, form: Form) -> RegisterDesk:
    return RegisterDesk(
        code=form.get("code"),
        name=form.get("name"),
        agency=form.get("agency"),
        helps_with=matters(form, "helps_with"),
    )


def _desk(_visit: Visit, code: str, form: Form) -> ChangeDesk:
    return ChangeDesk(code=code, agency=form.get("agency"), helps_with=matters(form, "helps_with"))


def _new_cause(_visit: Visit, _code: str, form: Form) -> RegisterCause:
    return RegisterCause(
        code=form.get("code"),
        name_id=form.get("name_id"),
        name_en=form.get("name_en"),
        stage=form.needed_choice("stage", Stage),
        locus=form.needed_choice("locus", Locus),
        dak_code=form.whole("dak_code"),
        natural_desk=form.get("natural_desk") or None,
    )


def _cause(_visit: Visit, code: str, form: Form) -> ChangeCause:
    return ChangeCause(
        code=code,
        locus=form.needed_choice("locus", Locus),
        dak_code=form.whole("dak_code"),
        natural_desk=form.get("natural_desk") or None,
    )


def _called(_visit: Visit, code: str, form: Form) -> RenameCause:
    return RenameCause(code=code, name_id=form.get("name_id"), name_en=form.get("name_en"))


ENTRY_SHEETS: tuple[Sheet, ...] = (
    registers(AGENCY, (CODE, NAME, KIND, WEEK, CONFIRMED), _new_agency),
    renames(AGENCY, (NAME,), lambda _, code, form: RenameAgency(code=code, name=form.get("name"))),
    changes(AGENCY, (KIND, WEEK, CONFIRMED), _agency),
    retires(AGENCY, lambda _visit, code, _form: RetireAgency(code=code)),
    reinstates(AGENCY, lambda _visit, code, _form: ReinstateAgency(code=code)),
    registers(DESK, (CODE, NAME, HOME, MATTERS), _new_desk),
    renames(DESK, (NAME,), lambda _, code, form: RenameDesk(code=code, name=form.get("name"))),
    changes(DESK, (HOME, MATTERS), _desk),
    retires(DESK, lambda _visit, code, _form: RetireDesk(code=code)),
    reinstates(DESK, lambda _visit, code, _form: ReinstateDesk(code=code)),
    registers(CAUSE, (CODE, *NAMES, STAGE, LOCUS, DAK, NATURAL), _new_cause),
    renames(CAUSE, NAMES, _called),
    changes(CAUSE, (LOCUS, DAK, NATURAL), _cause),
    retires(CAUSE, lambda _visit, code, _form: RetireCause(code=code)),
    reinstates(CAUSE, lambda _visit, code, _form: ReinstateCause(code=code)),
)
