"""The obstacle that a request is about, and the answer with it."""

from uuid import UUID

from sqlalchemy import Connection
from starlette.responses import Response

from api.answers.obstacle import ObstacleAnswer
from api.answers.showing import obstacle_answer
from api.arriving import Visit
from domain.obstacle import Obstacle, may_see
from domain.refusals import NotFound
from domain.tracker import Saved
from projections.board import number as numbered
from projections.obstacle import Shown, as_it_was, find, merged_into
from projections.past import Past
from projections.timeline import of_obstacle

JSON = "application/json"


def shown(connection: Connection, visit: Visit, ref: UUID | str) -> Shown:
    """The obstacle of that id or number. Raises NotFound where there is none or the office may not know of it."""
    found = find(connection, visit.acting, ref)
    if found is None:
        raise NotFound("obstacle", str(ref))
    return found


def identified(visit: Visit, ref: str) -> UUID:
    """The id of the obstacle. One that is an id is taken as it is: what may be done to it, the tracker says."""
    try:
        return UUID(ref)
    except ValueError:
        with visit.deps.reads.connect() as connection:
            return shown(connection, visit, ref).obstacle.id


def answer(connection: Connection, visit: Visit, found: Shown, past: Past | None = None) -> ObstacleAnswer:
    """The whole obstacle for the visitor, as it was at that moment. Raises NotRaisedYet where there was none then."""
    entries = of_obstacle(connection, visit.acting, found.obstacle.id, past) if past else []
    stood = as_it_was(found, entries, past)
    return _answer(connection, visit, stood.obstacle, number=found.number, position=stood.position, past=past)


def saved_answer(visit: Visit, saved: Saved) -> ObstacleAnswer:
    """The obstacle after a command: as shown once the read models hold it, else folded from its stream.

    Raises NotFound where a command is repeated after the obstacle was hidden from the office.
    """
    visit.deps.reads.wait_for(saved.position)
    with visit.deps.reads.connect() as connection:
        found = find(connection, visit.acting, saved.id)
        if found is not None and found.obstacle.version >= saved.version:
            return answer(connection, visit, found)
        now, streamed = (visit.deps.streams.find(saved.id, upto=upto) for upto in (None, saved.version))
        if now is None or streamed is None or not may_see(visit.acting, now[0]):
            raise NotFound("obstacle", str(saved.id))
        obstacle, (year, n) = streamed
        return _answer(connection, visit, obstacle, number=numbered(year, n), position=saved.position)


def _answer(
    connection: Connection, visit: Visit, obstacle: Obstacle, *, number: str, position: int, past: Past | None = None
) -> ObstacleAnswer:
    files = visit.deps.files.of([ref.id for ref in obstacle.record.evidence])
    made = obstacle_answer(
        obstacle,
        number=number,
        position=position,
        acting=visit.acting,
        directory=visit.deps.reads.directory(),
        files={file.id: file for file in files},
        merged_into=merged_into(connection, visit.acting, obstacle, past),
    )
    return made.model_copy(update={"as_of": past.moment, "allowed": ()}) if past else made


def sent(answer: ObstacleAnswer, *, saved: Saved | None = None, status: int = 200, location: str = "") -> Response:
    """The answer with its version as `ETag`; a repeated command says so in `Idempotency-Replayed`.

    On the past nothing can be built: it has no `ETag`.
    """
    headers = {} if answer.as_of else {"ETag": f'"{answer.version}"'}
    if location:
        headers["Location"] = location
    if saved is not None and saved.repeated:
        headers["Idempotency-Replayed"] = "true"
    return Response(answer.model_dump_json(), status, headers, JSON)
