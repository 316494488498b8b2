"""Parts that a property looks at again and again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kendala.parts import Parts
from tests.kendala.installing import assembled, copied


@pytest.fixture(scope="module")
def shared_once(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Parts]:
    """One installation on SQLite for the module, of which only the directory is read."""
    with assembled(copied(template, tmp_path_factory.mktemp("exchange"))) as parts:
        yield parts
