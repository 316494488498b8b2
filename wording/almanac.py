"""What has to be known beside a change of the almanac."""

from wording.language import Language


def past_day(said_in: Language) -> str:
    """The warning where a day that is over becomes a day off, or none."""
    return said_in.gettext(
        "Hari ini sudah lewat. Penilaian yang sudah dicatat tidak berubah; "
        "penilaian menurut kalender sekarang dihitung ulang."
    )
