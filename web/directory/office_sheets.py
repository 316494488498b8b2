"""The forms about offices and who holds them."""

from typing import Any

from domain.acting import OfficeKind, Standing
from domain.directory.appointing import AppointHolder, EndHolder, HandOver
from domain.directory.registering import EstablishOffice
from domain.directory.renaming import RenameOffice
from domain.directory.retiring import ReinstateOffice, RetireOffice
from domain.refusals import NotFound
from web.asked import Asked, agencies_in_use, of_words
from web.directory.asking import accounts, desks, holders, letter, office_kinds
from web.directory.sheet import Sheet, registers, reinstates, renames, retires
from web.directory.sorts import OFFICE
from web.forms import Form
from web.visiting import Visit
from wording.language import N_

TITLE, CODE = Asked("title"), Asked("code")
SEAT = (
    Asked("kind", "choice", office_kinds),
    Asked("agency", "choice", agencies_in_use, required=False),
    Asked("desk", "choice", desks, required=False),
)
TERMS = (
    Asked("account", "choice", accounts),
    Asked("standing", "choice", of_words("standing")),
    Asked("letter", required=False),
    Asked("from_on", "day"),
    Asked("until_on", "day", required=False),
)


def _new(_visit: Visit, _code: str, form: Form) -> EstablishOffice:
    return EstablishOffice(
        code=form.get("code"),
        title=form.get("title"),
        kind=form.needed_choice("kind", OfficeKind),
        agency=form.get("agency") or None,
        desk=form.get("desk") or None,
    )


def _terms(visit: Visit, code: str, form: Form) -> dict[str, Any]:
    """Who is to hold the office, for how long and on what ground; notes what cannot be read."""
    account = form.get("account")
    return {
        "code": code,
        "account": account,
        "person": _person(visit, account, form),
        "from_on": form.needed_day("from_on"),
        "until_on": form.day("until_on"),
        "standing": form.needed_choice("standing", Standing),
        "letter": letter(form),
    }


def _person(visit: Visit, account: str, form: Form) -> str:
    try:
        row = visit.deps.keeping.row(account)
    except NotFound:
        form.fault("account", "unknown_value" if account else "required")
        return ""
    if row.erased_at is not None or row.disabled_at is not None:
        form.fault("account", "unknown_value")
    return row.person


def _appoint(visit: Visit, code: str, form: Form) -> AppointHolder:
    return AppointHolder(**_terms(visit, code, form))


def _hand_over(visit: Visit, code: str, form: Form) -> HandOver:
    return HandOver(previous=form.get("previous"), **_terms(visit, code, form))


def _end(_visit: Visit, code: str, form: Form) -> EndHolder:
    return EndHolder(code=code, account=form.get("account"), on=form.needed_day("on"))


OFFICE_SHEETS: tuple[Sheet, ...] = (
    registers(OFFICE, (TITLE, *SEAT, CODE), _new, act=EstablishOffice.ACT),
    renames(OFFICE, (TITLE,), lambda _, code, form: RenameOffice(code=code, title=form.get("title"))),
    Sheet(
        sort=OFFICE, act=AppointHolder.ACT, deed="appoint", title=N_("Tunjuk pejabat"), fields=TERMS,
        command=_appoint, icon="user-round-check",
    ),
    Sheet(
        sort=OFFICE, act=HandOver.ACT, deed="hand-over", title=N_("Serah terima"),
        fields=(Asked("previous", "choice", holders), *TERMS), command=_hand_over, icon="users",
    ),
    Sheet(
        sort=OFFICE, act=EndHolder.ACT, deed="end", title=N_("Akhiri masa jabatan"),
        fields=(Asked("account", "choice", holders), Asked("on", "day")), command=_end, icon="log-out", danger=True,
    ),
    retires(OFFICE, lambda _visit, code, _form: RetireOffice(code=code)),
    reinstates(OFFICE, lambda _visit, code, _form: ReinstateOffice(code=code)),
)  # fmt: skip
