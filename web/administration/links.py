"""A link that lets somebody in is shown once, to the administrator who made it, and never stands in an address."""

from starlette.responses import Response

from web import cookies
from web.visiting import Visit


def show_once(visit: Visit, answer: Response, account: str, secret: str) -> Response:
    """Carry the link to the page that comes next."""
    secure = visit.deps.cookie_secure
    cookies.write(answer, cookies.ENTRY_LINK, f"{account}.{secret}", secure=secure, seconds=cookies.A_MOMENT)
    return answer


def shown_once(visit: Visit, account: str) -> str:
    """The whole address to hand over, empty where none was made just now for this account."""
    carried = cookies.read(visit.request.cookies, cookies.ENTRY_LINK, secure=visit.deps.cookie_secure) or ""
    whose, _, secret = carried.partition(".")
    own = visit.request.url
    return f"{own.scheme}://{own.netloc}/enter/{secret}" if secret and whose == account else ""


def was_shown(visit: Visit, answer: Response) -> Response:
    """Let go of it."""
    cookies.drop(answer, cookies.ENTRY_LINK, secure=visit.deps.cookie_secure)
    return answer
