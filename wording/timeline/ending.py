"""The end of an obstacle and its return, and what was taken back or removed."""

from domain.obstacle import ActUndone, DoneStated, FoundUnactionable, Reopened, Resolved, TextRedacted
from wording.fields import field_label
from wording.timeline.telling import Detail, Telling, Told, tell
from wording.values import words_of


@tell.register
def _stated_done(event: DoneStated, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Dinyatakan selesai oleh {opd}"), quote=event.text)


@tell.register
def _resolved(event: Resolved, telling: Telling) -> Told:
    details = tuple(
        Detail(field_label(name, telling.said_in), words_of(getattr(event, name), telling.said_in))
        for name in ("root_cause", "what_worked")
    )
    return Told(headline=telling.gettext("Kendala selesai, dikonfirmasi Ekobang"), details=details)


@tell.register
def _unactionable(event: FoundUnactionable, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Ditetapkan tidak dapat ditindaklanjuti"), quote=event.reason)


@tell.register
def _reopened(event: Reopened, telling: Telling) -> Told:
    return Told(headline=telling.gettext("Kendala dibuka kembali"), quote=event.reason)


@tell.register
def _undone(event: ActUndone, telling: Telling) -> Told:
    headline = telling.gettext("Tindakan ke-{n} diurungkan", n=event.version)
    return Told(headline=headline, quote=event.reason)


@tell.register
def _redacted(event: TextRedacted, telling: Telling) -> Told:
    """The path names the field within the earlier event, `record.description`."""
    headline = telling.gettext(
        "Teks {field} pada tindakan ke-{n} dihapus",
        field=field_label(event.path, telling.said_in),
        n=event.version,
    )
    return Told(headline=headline, quote=event.reason)
