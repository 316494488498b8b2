"""Who may do an act and when, told from the table of acts itself, so that no sentence can differ from it."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from domain.acting import AGENCY, EKOBANG, OfficeKind
from domain.administration import READERS as ADMINISTRATION_READERS
from domain.almanac.deciding import KEEPERS
from domain.clocks.rehearsed import REHEARSERS
from domain.jobs import READERS, RUNNERS
from domain.obstacle import ACTS, OPEN, AssistanceState, Grant, Level, State
from wording.acts import ALMANAC_ACTS
from wording.language import Language
from wording.own_words import agency_word
from wording.terms import word

#: Acts beside the table that not the administrator alone may do.
BESIDE: Mapping[str, frozenset[OfficeKind]] = {
    "read_administration": ADMINISTRATION_READERS,
    "read_schedule": READERS,
    "run_job": RUNNERS,
    "rehearse_rules": REHEARSERS,
    "carry_over": EKOBANG,
    "sign_carry_over": frozenset({OfficeKind.LEADERSHIP}),
    **dict.fromkeys(ALMANAC_ACTS, KEEPERS - {OfficeKind.SYSTEM}),
}


def kinds_of(kinds: Iterable[OfficeKind], said_in: Language) -> str:
    """Kinds of office by name, the two of an agency and the two of Ekobang as one: `OPD dan Ekobang`."""
    left, said = set(kinds), []
    for several, name in ((AGENCY, agency_word(said_in)), (EKOBANG, said_in.gettext("Ekobang"))):
        if several <= left:
            left -= several
            said.append(name)
    said += [word(kind, said_in) for kind in OfficeKind if kind in left]
    return said_in.listed(said)


def who(act: str, said_in: Language) -> str:
    """Who is ever granted the act; the administrator for an act on the directory, also Adpem for one on the almanac."""
    if act == "undo":
        return said_in.gettext("pelaku tindakan itu dan Asisten Ekobang")
    if act == "raise":
        return kinds_of(AGENCY | EKOBANG, said_in)
    if act in BESIDE:
        return kinds_of(BESIDE[act], said_in)
    if act not in ACTS:
        return word(OfficeKind.ADMIN, said_in)
    return kinds_of({kind for grant in ACTS[act].grants for kind in grant.kinds}, said_in)


def when(act: str, said_in: Language) -> str:
    """Who may do the act in which circumstances, one grant after another; nothing for an act without a table row."""
    grants = ACTS[act].grants if act in ACTS else ()
    return "; ".join(f"{kinds_of(grant.kinds, said_in)} {_moment(grant, said_in)}" for grant in grants)


def _moment(grant: Grant, said_in: Language) -> str:
    return said_in.listed(list(_conditions(grant, said_in)))


def _conditions(grant: Grant, said_in: Language) -> Iterator[str]:
    _ = said_in.gettext
    yield _states(grant.states, said_in)
    if grant.levels != frozenset(Level):
        yield _("pada jenjang {levels}", levels=_either((level for level in Level if level in grant.levels), said_in))
    if grant.assistance == frozenset(AssistanceState):
        yield _("pernah ditugasi")
    elif grant.assistance is not None:
        states = _either((state for state in AssistanceState if state in grant.assistance), said_in)
        yield _("pendampingan berstatus {states}", states=states)
    if grant.waiting is not None:
        yield _("sedang menunggu pihak luar") if grant.waiting else _("tidak sedang menunggu pihak luar")


def _states(states: frozenset[State], said_in: Language) -> str:
    if states == frozenset(State):
        return said_in.gettext("kapan saja")
    if states == OPEN:
        return said_in.gettext("selama kendala belum ditutup")
    said = _either((state for state in State if state in states), said_in)
    return said_in.gettext("saat kendala berstatus {states}", states=said)


def _either(values: Iterable[StrEnum], said_in: Language) -> str:
    """Values as alternatives: `Diterima atau Didampingi`."""
    return said_in.either([word(value, said_in) for value in values])
