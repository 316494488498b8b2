"""Choosing on a list: which acts are offered for many, and which obstacles were chosen."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from starlette.datastructures import QueryParams

from domain.bulk import ACTS_IN_BULK, MOST_AT_ONCE, Item
from domain.obstacle import State
from domain.obstacle.acts import GRANTED
from domain.refusals import NotFound, Refused
from projections.board import Card, page
from projections.board.numbered import seen_by_number
from projections.obstacle import NUMBER
from web.filtering import asked_for
from web.forms import Form
from web.visiting import Visit
from wording.acts import act_verb

#: Field names: boxes of a list, all that match its address, and what a form carries on.
BOX, ALL, MATCH, CARRIED = "chosen", "all", "match", "items"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a list offers for many: acts (name, verb); `total` that match, 0 where they are none or too many."""

    acts: tuple[tuple[str, str], ...]
    match: str
    total: int
    back: str


def offer(visit: Visit, match: str, total: int, states: Collection[State] = frozenset(State)) -> Offer | None:
    """The acts that the office could do to many in these states; None where there is none.

    `match` is the list's own query, `total` how many it has.
    """
    granted = {name for name, grant in GRANTED[visit.acting.kind] if not grant.states.isdisjoint(states)}
    acts = tuple((act, act_verb(act, visit.language)) for act in ACTS_IN_BULK if act in granted)
    url = visit.request.url
    back = f"{url.path}?{url.query}" if url.query else url.path
    return Offer(acts, match, total if total <= MOST_AT_ONCE else 0, back) if acts else None


def chosen(visit: Visit, form: Form) -> tuple[Item, ...]:
    """The obstacles of the form, each with the version that the person saw.

    Raises NotFound for what no list sends, Refused `nothing_chosen` and `too_many_chosen`.
    """
    if form.get(CARRIED):
        found = tuple(_items(visit, form.get(CARRIED).split()))
    elif form.get(ALL):
        found = _matching(visit, form.get(MATCH))
    else:
        found = tuple(_items(visit, form.many(BOX)))
    if not found:
        raise Refused("nothing_chosen")
    if len(found) > MOST_AT_ONCE:
        raise Refused("too_many_chosen", most=MOST_AT_ONCE)
    return found


def carried(items: tuple[Item, ...]) -> str:
    """The obstacles as one field of the next form: hundreds of fields would be more than a form may have."""
    return " ".join(f"{item.id}:{item.version}" for item in items)


def choice(card: Card) -> str:
    """What the box of a card sends: its number, which the page holds anyway; ids are a tenth of a board's weight."""
    return f"{card.number}:{card.version}"


def _items(visit: Visit, given: list[str]) -> Iterator[Item]:
    """Each by number or id. A number gets an id that nothing has where nothing has it that the office may see."""
    read = [(name, version) for name, _, version in (one.partition(":") for one in given)]
    with visit.deps.reads.connect() as connection:
        known = seen_by_number(connection, visit.acting, {name for name, _ in read})
    for name, version in read:
        try:
            id_ = known.get(name) or (uuid5(NAMESPACE_URL, name) if NUMBER.fullmatch(name) else UUID(name))
            yield Item(id=id_, version=int(version))
        except ValueError as error:
            raise NotFound("obstacle", "?") from error


def _matching(visit: Visit, match: str) -> tuple[Item, ...]:
    """All of the list at that address, up to one more than may be chosen."""
    asked, found, cursor = asked_for(QueryParams(match)), list[Item](), None
    with visit.deps.reads.connect() as connection:
        while len(found) <= MOST_AT_ONCE:
            got = page(connection, visit.acting, asked.filters, sort=asked.sort, cursor=cursor, limit=MOST_AT_ONCE)
            found += [Item(id=card.id, version=card.version) for card in got.items]
            cursor = got.next_cursor
            if cursor is None:
                break
    return tuple(found)
