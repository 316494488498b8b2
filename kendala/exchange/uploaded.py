"""Importing a file that was uploaded (`domain.importing.Importing`)."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from uuid import UUID

from domain.acting import Acting
from domain.bulk import id_of
from domain.files import StoredFile
from domain.importing import Imported, Plan, TooManyLines
from domain.refusals import Refused
from kendala.exchange.form import Row, lines
from kendala.exchange.importing import MOST_RACES, carry_out, plan
from kendala.exchange.sheets import rows_in
from kendala.parts import Parts
from kendala.store.errors import StoreUnavailable, VersionConflict

#: More lines than a person looks through on a page; the shell takes any number.
MOST_LINES = 2_000
#: Seconds that the read models get to reach the head of the log, since lines are compared with them.
PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class UploadedImports:
    """Reads the file anew at each step, so that nothing but the file itself is kept in between."""

    parts: Parts

    def look(self, file: StoredFile, acting: Acting) -> Plan:
        """What would become of each line now."""
        return self._plan(self._rows(file), acting, ())

    def carry_out(
        self, file: StoredFile, acting: Acting, *, take: Container[int], via: str | None
    ) -> tuple[Plan, Imported | None]:
        """Store the new lines under a correlation that the file's id gives, so that it is stored once."""
        rows = self._rows(file)
        for _ in range(MOST_RACES):
            planned = self._plan(rows, acting, take)
            if planned.bad or not planned.new or self.stored(file.id):
                return planned, None
            try:
                return planned, carry_out(self.parts, planned, _correlation(file.id), via or "import")
            except VersionConflict:
                continue
        raise Refused("too_many_writers")

    def stored(self, file: UUID) -> UUID | None:
        """The correlation of the import that the file has led to."""
        correlation = _correlation(file)
        return correlation if self.parts.log.versions([correlation]) else None

    def _rows(self, file: StoredFile) -> Sequence[Row]:
        with self.parts.files.open(file) as opened:
            rows = rows_in(opened.read(), file.name)
        filled = len(lines(rows))
        if filled > MOST_LINES:
            raise TooManyLines(filled, MOST_LINES)
        return rows

    def _plan(self, rows: Sequence[Row], acting: Acting, take: Container[int]) -> Plan:
        if not self.parts.reads.wait_for(self.parts.log.head(), PATIENCE):
            raise StoreUnavailable("store_busy", "the worker did not catch up with the log")
        return plan(self.parts, acting, rows, take=take)


def _correlation(file: UUID) -> UUID:
    return id_of("import", str(file))
