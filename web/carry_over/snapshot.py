"""`/carry-over/{year}/snapshot`: what the leadership signed, to be read, printed and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import Response

from domain.carry_over import Line, Session, Signature, digest, totals_of
from domain.carry_over.snapshot import canonical
from domain.obstacle.visibility import ABOVE
from domain.refusals import NotFound, NotYourAct
from projections.board.card import number
from projections.carry_over import Decided, Sum, decided
from web.addresses import obstacle_address
from web.carry_over.views import HERE, ICONS, SumView, session_view, sum_view, year_of
from web.rendering import render
from web.sheets import offered
from web.visiting import Arrived, Visit
from wording.dates import age, short_day
from wording.lasting import awaited_name
from wording.terms import word

router = APIRouter()


@dataclass(frozen=True, kw_only=True, slots=True)
class LineView:
    """A line of the snapshot in words; title and reason are those of now, empty where they were removed."""

    number: str
    href: str
    title: str
    agency: str
    agency_name: str
    amount: int | None
    age: str
    level: str
    waiting: str
    ending: str
    icon: str
    due: str
    reason: str
    times: int


@router.get(HERE + "/{year}/snapshot")
def snapshot(visit: Arrived, year: str) -> Response:
    """The signed list, as far as the acting office may see its obstacles."""
    session, signature = signed_of(visit, year)
    seen, known = _seen(visit, session, signature)
    return render(
        visit,
        "carry_over/snapshot.html",
        page_title=visit.language.gettext("Daftar tutup tahun {year}", year=str(session.year)),
        breadcrumbs=[
            {"href": HERE, "label": visit.language.gettext("Tutup tahun")},
            {"href": f"{HERE}/{session.year}", "label": str(session.year)},
            {"href": "", "label": visit.language.gettext("Daftar")},
        ],
        session=session_view(visit, session),
        lines=[_line(visit, line, known[line.obstacle]) for line in seen],
        sums=_sums(visit, seen),
        exports=[offered(visit, "signed", year=session.year)] if seen else (),
        hidden=len(signature.snapshot.lines) - len(seen) if visit.acting.kind in ABOVE else 0,
        whole=visit.acting.kind in ABOVE,
        position=signature.snapshot.position,
        hash=signature.hash,
        same=digest(signature.snapshot) == signature.hash,
    )


@router.get(HERE + "/{year}/snapshot.json")
def canonical_form(visit: Arrived, year: str) -> Response:
    """The bytes that were hashed, for whoever wants to check: `sha256sum` gives the hash."""
    if visit.acting.kind not in ABOVE:
        raise NotYourAct("sign_carry_over")
    _, signature = signed_of(visit, year)
    name = f"tutup-tahun-{signature.snapshot.year}.json"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(canonical(signature.snapshot), media_type="application/json", headers=headers)


def signed_of(visit: Visit, year: str) -> tuple[Session, Signature]:
    """The session and its signature. Raises NotFound where it has none."""
    session = visit.deps.carry_overs.session(year_of(visit, year))
    if session.signature is None:
        raise NotFound("snapshot", year)
    return session, session.signature


def _seen(visit: Visit, session: Session, signature: Signature) -> tuple[list[Line], Mapping[UUID, Decided]]:
    """The lines of what may be seen, and what is known of each obstacle now."""
    with visit.deps.reads.connect() as connection:
        known = {one.card.id: one for one in decided(connection, visit.acting, session.year, signed=True)}
    return [line for line in signature.snapshot.lines if line.obstacle in known], known


def lines_of(visit: Visit, session: Session, signature: Signature) -> list[LineView]:
    """The signed lines in words, as far as their obstacles may be seen."""
    seen, known = _seen(visit, session, signature)
    return [_line(visit, line, known[line.obstacle]) for line in seen]


def _sums(visit: Visit, lines: list[Line]) -> list[SumView]:
    """The sums of the lines that are shown: what somebody may not see is in no sum of his."""
    return [
        sum_view(
            word(total.ending, visit.language),
            ICONS[total.ending],
            Sum(count=total.count, amount=total.amount, without_amount=total.without_amount),
        )
        for total in totals_of(lines)
    ]


def _line(visit: Visit, line: Line, one: Decided) -> LineView:
    said_in, directory = visit.language, visit.directory
    removed = said_in.gettext("(teks dihapus)")
    shown = number(line.number_year, line.number_n)
    return LineView(
        number=shown,
        href=obstacle_address(shown),
        title=one.card.title or removed,
        agency=line.agency,
        agency_name=directory.agency_name(line.agency),
        amount=line.amount,
        age=age(line.age, said_in),
        level=word(line.level, said_in),
        waiting=", ".join(awaited_name(who, directory, said_in) for who in line.waiting),
        ending=word(line.ending, said_in),
        icon=ICONS[line.ending],
        due=short_day(line.due) if line.due else "",
        reason=removed if one.reason is None else one.reason,
        times=line.times,
    )
