"""Which route answers: of a hundred only the few are asked whose address begins with the same word.

FastAPI asks one after the other, and those of an included router twice; for the last ones this took longer than the
whole answer.
"""

from collections.abc import Iterable, Iterator

from fastapi import FastAPI
from fastapi.routing import APIRoute, iter_route_contexts
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

FOUND = "kendala.found"


def hasten(app: FastAPI) -> None:
    """Have the application's routes found by their first word; what is not found so, it looks for itself."""
    app.router.routes.insert(0, ByFirstWord(_own(app)))


class ByFirstWord(BaseRoute):
    """Many routes as one, in which the first that matches answers, as ever."""

    def __init__(self, routes: Iterable[APIRoute]) -> None:
        known = list(routes)
        self._routes = {word: [each for each in known if _begins(each) in (word, None)] for word in map(_begins, known)}

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """As the route that answers matches, which is noted beside."""
        inside = scope["path"].removeprefix(scope.get("root_path", ""))
        partly: tuple[Match, Scope] = (Match.NONE, {})
        for route in self._routes.get(_first_word(inside), ()):
            match, found = route.matches(scope)
            if match is Match.FULL:
                return match, {**found, FOUND: route}
            if match is Match.PARTIAL and partly[0] is Match.NONE:
                partly = match, {**found, FOUND: route}
        return partly

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the route answer that was found."""
        await scope[FOUND].handle(scope, receive, send)


def _own(app: FastAPI) -> Iterator[APIRoute]:
    """The routes that were included as they are, in their order."""
    for context in iter_route_contexts(app.router.routes):
        route = context.original_route
        if isinstance(route, APIRoute) and context.path == route.path:
            yield route


def _begins(route: APIRoute) -> str | None:
    """The first word of its addresses; None where it may be any."""
    word = _first_word(route.path)
    return None if "{" in word else word


def _first_word(path: str) -> str:
    return path.removeprefix("/").partition("/")[0]
