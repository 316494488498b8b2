"""What Lighthouse and Chromium on a slow phone say of the demo data, as `make run` serves it."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from domain.accounts import Client
from kendala.demo import prepare_demo
from kendala.demo.accounts import ACCOUNTS
from kendala.folding import Folding
from kendala.parts import parts_of
from kendala.settings import Settings
from tests.bench import lighthouse, painting
from tests.bench.figures import Figure
from tests.bench.places import Filled
from tests.bench.processes import serving
from tests.databases import Place
from web.cookies import SESSION

#: The accounts of the demo in the offices that open the pages.
NAMES = {"adpem": "adpem", "operator": "operator-dinkes", "leadership": "pimpinan"}


def measure(database: str, _: Sequence[Filled]) -> list[Figure]:
    """Scores and largest paints of board, form and review; the demo is on SQLite only."""
    if database != "sqlite":
        return []
    with tempfile.TemporaryDirectory(prefix="kendala-demo-") as folder:
        settings = Settings(data=Path(folder))
        prepare_demo(settings)
        cookies = _admitted(settings)
        with serving(Place(kind="sqlite", folder=Path(folder))) as server:
            asked = ("demo", database, server.port, cookies.__getitem__, None)
            return [*painting.figures(*asked), *lighthouse.figures(*asked)]


def _admitted(settings: Settings) -> Mapping[str, Mapping[str, str]]:
    """The headers of a person by office, once the read models stand at the head of the log."""
    seats = {account.username: account.seat for account in ACCOUNTS}
    client = Client(address="127.0.0.1", browser="bench")
    headers = {}
    with parts_of(settings) as parts:
        parts.worker.catch_up(Folding(parts.log))
        for office, name in NAMES.items():
            account = parts.access.accounts.find(name)
            assert account is not None, "a demo has it"
            started = parts.access.sessions.start(account.id, office=seats[name].office, client=client)
            headers[office] = {"Cookie": f"{SESSION}={started}"}
    return headers
