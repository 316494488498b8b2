"""Two reports of one thing, told on both sides."""

from domain.obstacle import AbsorbedAnother, Merged, MergedAmount, ReleasedAnother, Unmerged
from wording.fields import field_label
from wording.numbers import rupiah
from wording.timeline.telling import Detail, Telling, Told, tell


@tell.register
def _merged(event: Merged, telling: Telling) -> Told:
    other = telling.obstacle(event.into)
    headline = (
        telling.gettext("Digabung ke {other}; nilainya ditambahkan", other=other)
        if event.amount is MergedAmount.ADDED
        else telling.gettext("Digabung ke {other}; nilainya sama", other=other)
    )
    return Told(headline=headline, other=event.into)


@tell.register
def _absorbed(event: AbsorbedAnother, telling: Telling) -> Told:
    label = field_label("amount_at_stake", telling.said_in)
    added = () if event.added is None else (Detail(label, f"+{rupiah(event.added, telling.said_in)}"),)
    headline = telling.gettext("{other} digabungkan ke kendala ini", other=telling.obstacle(event.other))
    return Told(headline=headline, details=added, other=event.other)


@tell.register
def _unmerged(event: Unmerged, telling: Telling) -> Told:
    headline = telling.gettext("Dipisahkan kembali dari {other}", other=telling.obstacle(event.from_))
    return Told(headline=headline, other=event.from_)


@tell.register
def _released(event: ReleasedAnother, telling: Telling) -> Told:
    headline = telling.gettext("{other} dipisahkan kembali dari kendala ini", other=telling.obstacle(event.other))
    return Told(headline=headline, other=event.other)
