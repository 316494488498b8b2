"""How much two texts are about the same: by the words that tell something, whatever their order."""

from collections.abc import Set as AbstractSet

from projections.search.words import words

#: From here on (0 to 1) two texts of one agency are shown as probably the same.
ENOUGH = 0.45
#: A cause in common counts as much as this share of the words.
SAME_CAUSE = 0.15
#: Fewer words in common than this say nothing.
IN_COMMON = 2
SHORTEST = 3
#: Words that stand in any report. Not a grammar: what is missing here only makes a match a little likelier.
EMPTY = """
ada adalah agar akan and antara are atas atau bagi bahwa baru belum bisa bulan dalam dan dapat dari
dengan dua for from hal hanya hari has hingga ini itu jadi juga kami karena kata kegiatan kendala kepada
ketika lagi lain lebih maka masih melalui mengalami menjadi minggu namun not oleh pada paket para
pekerjaan perlu saat sampai sangat satu sebab sebagai sebelum sejak semua serta setelah sudah tahap
tahun tanggal telah tentang terhadap tersebut tetapi that the this tidak tiga untuk was with yaitu yang
"""
EMPTY_WORDS = frozenset(EMPTY.split())


def telling(text: str) -> frozenset[str]:
    """The words of a text that tell something."""
    return frozenset(word for word in words(text) if len(word) >= SHORTEST and word not in EMPTY_WORDS)


def likeness(typed: AbstractSet[str], known: AbstractSet[str], *, same_cause: bool) -> float:
    """0 to 1: the share of the shorter text's words that both have, and a little more for the same cause.

    0 where too few words are in common, however short the texts.
    """
    common = len(typed & known)
    if common < IN_COMMON:
        return 0.0
    return min(1.0, common / min(len(typed), len(known)) + SAME_CAUSE * same_cause)
