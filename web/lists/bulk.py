"""What was done to many at once, as files."""

from projections.bulk import recent
from web.bulk.results import id_of, line_of
from web.bulk.views import Row, Step, rows_of
from web.sheets import Rows, sheet
from web.visiting import Visit
from wording.language import N_
from wording.terms import word_of

#: The bulk whose rows are asked for.
BULK = "bulk"


@sheet(
    "bulks",
    N_("Tindakan bersama"),
    N_("Tindakan"),
    N_("Waktu"),
    N_("Oleh"),
    N_("Diproses"),
    N_("Dibiarkan"),
    N_("Diurungkan"),
)
def bulks(visit: Visit) -> Rows:
    """What the account or its office did to many; the Assistant's holds everybody's."""
    _ = visit.language.gettext
    with visit.deps.reads.connect() as connection:
        found = recent(connection, visit.acting)
    for each in found:
        line = line_of(visit, each)
        yield line.noun, each.at, line.office, each.done, each.left, _("Ya") if each.undone else _("Tidak")


@sheet(
    "bulk",
    N_("Hasil tindakan bersama"),
    N_("Kendala"),
    N_("Uraian"),
    N_("Nilai terdampak (Rp)"),
    N_("Perubahan"),
    N_("Sebab dilewati"),
)
def bulk(visit: Visit) -> Rows:
    """What became of each obstacle that one may see."""
    _, outcome = visit.deps.bulks.told(id_of(visit.request.query_params.get(BULK, "")), visit.acting)
    rows = rows_of(visit, outcome)
    for row in (*rows.done, *rows.left):
        yield row.number, row.title, row.amount, _steps(visit, row), row.why


def _steps(visit: Visit, row: Row) -> str:
    return "; ".join(f"{_word(visit, step, step.old)} → {_word(visit, step, step.new)}" for step in row.steps)


def _word(visit: Visit, step: Step, value: str) -> str:
    return word_of(step.kind, value, visit.language) if value and step.kind in {"state", "level"} else value or "–"
