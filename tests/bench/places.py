"""Places with data: a database that was filled, whose read models stand at its head, and callers who may come in."""

import pickle
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from secrets import token_urlsafe

from domain.accounts import Client
from domain.acting import OfficeKind
from domain.obstacle import WITA
from kendala.access.clock import Clock
from kendala.access.enrolling import Seat
from kendala.access.passwords import CHEAP
from kendala.folding import Folding
from kendala.migrating import migrate
from kendala.moving import now
from kendala.parts import Parts, assemble
from kendala.preparing import prepare
from kendala.settings import Settings
from projections.board import Filters, page
from projections.obstacle import find
from tests.bench import clockwork
from tests.bench.catching import CatchUp, catch_up
from tests.bench.filling import fill, furnish
from tests.bench.lives import BEGINNING
from tests.databases import Kind, Place, server
from web.cookies import SESSION

SEATS: Mapping[str, Seat] = {
    "adpem": Seat(kind=OfficeKind.ADPEM),
    "operator": Seat(kind=OfficeKind.OPERATOR, agency="DINKES"),
    "desk": Seat(kind=OfficeKind.DESK, desk="BPKAD"),
    "leadership": Seat(kind=OfficeKind.LEADERSHIP),
}
SAMPLES = 20
EVENTS_OF_A_SAMPLE = range(8, 12)


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A filled place, judged once: secrets of callers by office, and numbers of obstacles with usual lives."""

    place: Place
    obstacles: int
    caught_up: CatchUp
    judged: Mapping[str, float]
    accounts: Mapping[str, str]
    sessions: Mapping[str, str]
    tokens: Mapping[str, str]
    samples: Sequence[str]

    def cookie(self, office: str) -> dict[str, str]:
        """The headers of a person in that office."""
        return {"Cookie": f"{SESSION}={self.sessions[office]}"}

    def bearer(self, office: str) -> dict[str, str]:
        """The headers of a program in that office."""
        return {"Authorization": f"Bearer {self.tokens[office]}"}


@contextmanager
def databases(
    kinds: Sequence[Kind], sizes: Sequence[int], kept: Path | None
) -> Iterator[Iterator[tuple[Kind, list[Place]]]]:
    """Places, one for each size on each database: those in `kept`, else empty ones that are gone afterwards."""
    with ExitStack() as stack:
        root = kept or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kendala-bench-")))
        yield ((kind, _places(stack, root, kind, sizes, kept is not None)) for kind in kinds)


def _places(stack: ExitStack, root: Path, kind: Kind, sizes: Sequence[int], kept: bool) -> list[Place]:
    started = stack.enter_context(server(root, durable=True, kept=kept)) if kind == "postgresql" else None
    places = []
    for size in sizes:
        folder = root.absolute() / f"{kind}-{size}"
        folder.mkdir(parents=True, exist_ok=True)
        url = started.lasting_database(f"bench_{size}") if started else None
        places.append(Place(kind=kind, folder=folder, url=url))
    return places


def parts_at(place: Place, *, clock: Clock = now) -> Parts:
    """The parts of the program on that place, with passwords that cost nothing."""
    return assemble(Settings(data=place.folder, database_url=place.url), clock=clock, password_cost=CHEAP)


def filled(place: Place, obstacles: int) -> Filled:
    """Fill the place, or take it as an earlier run kept it, with what was measured then."""
    kept, settings = place.folder / "filled.pickle", Settings(data=place.folder, database_url=place.url)
    if kept.exists():
        prepare(settings)  # the program may have changed since
        return _found_again(place, pickle.loads(kept.read_bytes()))  # noqa: S301  # our own
    migrate(settings)
    made = _made(place, obstacles)
    kept.write_bytes(pickle.dumps(made))
    return made


def _found_again(place: Place, made: Filled) -> Filled:
    """With new sessions, and a server that may listen elsewhere."""
    parts = parts_at(place)
    try:
        parts.worker.catch_up(Folding(parts.log))
        return replace(made, place=place, sessions=_sessions(parts, made.accounts))
    finally:
        parts.close()


def _made(place: Place, obstacles: int) -> Filled:
    """Fill it, bring its read models to the head of the log and judge its clocks, while that is measured."""
    accounts = _furnished(place)
    parts = parts_at(place)
    try:
        label = f"{place.kind}, {obstacles:,} obstacles"
        fill(parts, obstacles, label)
        caught_up = catch_up(parts, label)
        judged = clockwork.judged(place)
        parts.worker.catch_up(Folding(parts.log))
        parts.reminders.outbox.start_from_here()  # as after an import: what is told here happened long ago
        return Filled(
            place=place,
            obstacles=obstacles,
            caught_up=caught_up,
            judged=judged,
            accounts=accounts,
            sessions=_sessions(parts, accounts),
            tokens={name: parts.access.tokens.create(account, "bench") for name, account in accounts.items()},
            samples=_samples(parts),
        )
    finally:
        parts.close()


def _furnished(place: Place) -> dict[str, str]:
    """Accounts by office. They and the directory are older than the cases: a log goes forward in time."""
    before = BEGINNING - timedelta(days=1)
    parts = parts_at(place, clock=lambda: before)
    try:
        furnish(parts)
        return {name: _account(parts, name, seat) for name, seat in SEATS.items()}
    finally:
        parts.close()


def _sessions(parts: Parts, accounts: Mapping[str, str]) -> dict[str, str]:
    client = Client(address="127.0.0.1", browser="bench")
    start = parts.access.sessions.start
    return {name: start(account, office=SEATS[name].office, client=client) for name, account in accounts.items()}


def _account(parts: Parts, name: str, seat: Seat) -> str:
    return parts.enrolment.enrol(name, token_urlsafe(12), seat, name=f"Petugas {name}").id


def _samples(parts: Parts) -> list[str]:
    """Numbers of the newest obstacles that have about as many events as usual and that all callers may see."""
    acting = parts.directories.current().offices_of(_id(parts, "adpem"), parts.clock().astimezone(WITA).date())[0]
    found: list[str] = []
    cursor: str | None = None
    with parts.reads.connect() as connection:
        while len(found) < SAMPLES:
            shown = page(connection, acting, Filters(), cursor=cursor, limit=200)
            found += [card.number for card in shown.items if card.version in EVENTS_OF_A_SAMPLE]
            cursor = shown.next_cursor
            if cursor is None:
                break
        return [number for number in found[:SAMPLES] if find(connection, acting, number)]


def _id(parts: Parts, username: str) -> str:
    account = parts.access.accounts.find(username)
    assert account is not None, "made before"
    return account.id
