"""A regency at the turn of the year: obstacles of 2024, and the clock of the program to be moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import pytest

from domain.obstacle import Accept, Visibility
from tests.databases import Place
from tests.web.conftest import opened
from tests.web.visitors import Site, Visitor

DECEMBER = datetime(2024, 12, 2, 2, tzinfo=UTC)
JANUARY = datetime(2025, 1, 6, 2, tzinfo=UTC)


@dataclass
class Turn:
    """The site with an accepted, a reported and a hidden obstacle of 2024."""

    site: Site
    accepted: UUID
    reported: UUID
    hidden: UUID

    def on(self, day: datetime) -> None:
        """Let it be that day; sessions of browsers end on the way."""
        self.site.house.parts.clock.now = day  # type: ignore[attr-defined]  # the clock of the tests
        self.site.visitors.clear()

    def __getitem__(self, office: str) -> Visitor:
        return self.site[office]

    def decide(self, office: str, *obstacles: UUID, **fields: str) -> str:
        """Fill the form of decisions, look at the preview, and confirm; the words of the preview."""
        page = self[office].get("/carry-over/2024")
        given = {"key": page.fields["key"], "ending": "carried", "due": "31/03/2025", "reason": "Lelang diulang."}
        form = {**given, **fields, "obstacles": [str(one) for one in obstacles]}
        preview = self[office].post("/carry-over/2024/decisions", form)
        assert preview.status == 200, preview.text
        answer = self[office].send("/carry-over/2024/decisions", {**form, "step": "confirm"})
        assert answer.status_code == 303, answer.text
        return preview.text

    def closed(self) -> None:
        """Everything is carried, and signed."""
        self["assistant"].send("/carry-over/2024/opening")
        self.on(JANUARY)
        self.decide("assistant", self.accepted, self.reported, self.hidden)
        assert self["leadership"].send("/carry-over/2024/signature").status_code == 303


@pytest.fixture
def turn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Turn]:
    """On 2 December 2024."""
    with opened(Place(kind="sqlite", folder=tmp_path_factory.mktemp("turn"))) as site:
        yield begun(site)


def begun(site: Site) -> Turn:
    """The obstacles, and 2 December."""
    house = site.house
    made = Turn(
        site=site,
        accepted=house.raised(amount_at_stake=5_000_000, description="Lelang gagal dua kali"),
        reported=house.raised(description="Pejabat belum ditetapkan"),
        hidden=house.raised(visibility=Visibility.LEADERSHIP_ONLY, amount_at_stake=7, description="Perkara peka"),
    )
    house.act("adpem", made.accepted, Accept())
    made.on(DECEMBER)
    return made
