"""What the form of a record lets a person choose from, with words that help to choose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from domain.acting import OfficeKind
from domain.obstacle import Effect, Stage, Visibility
from domain.obstacle.checking import DAK_CODES
from web.visiting import Visit
from wording.language import N_
from wording.own_words import agency_word
from wording.terms import word, words

Choice = tuple[str, str] | tuple[str, str, str]
EFFECT_HELP: Mapping[Effect, str] = {
    Effect.NOT_STARTED: N_("Pekerjaan belum dimulai sama sekali."),
    Effect.LATE: N_("Berjalan, tetapi tertinggal dari rencana."),
    Effect.STOPPED: N_("Sudah berjalan, lalu berhenti."),
    Effect.FINISHED_UNPAID: N_("Pekerjaan selesai, uangnya belum dibayarkan."),
    Effect.CANCELLED: N_("Tidak akan dilaksanakan tahun ini."),
}
SIGHT_HELP: Mapping[Visibility, str] = {
    Visibility.ALL_AGENCIES: N_("Dapat dibaca semua {opd}, agar saling belajar."),
    Visibility.AGENCY_AND_EKOBANG: N_("Lazimnya begini. Bidang yang membantu dan pimpinan ikut membaca."),
    Visibility.LEADERSHIP_ONLY: N_("Untuk hal peka. Langsung diperiksa Asisten Ekobang."),
}


@dataclass(frozen=True, slots=True)
class CauseGroup:
    """The causes of one stage; `causes` are pairs of code and name."""

    stage: str
    causes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """Every choice of the form, in the reader's language."""

    agencies: tuple[Choice, ...]
    desks: tuple[Choice, ...]
    causes: tuple[CauseGroup, ...]
    effects: tuple[Choice, ...]
    loci: tuple[Choice, ...]
    dak_codes: tuple[Choice, ...]
    sights: tuple[Choice, ...]
    years: tuple[Choice, ...]


def choices(visit: Visit) -> Choices:
    """What is in use now; what was retired is not offered."""
    said_in, directory = visit.language, visit.directory
    return Choices(
        agencies=tuple((each.code, f"{each.code} – {each.name}") for each in directory.agencies() if not each.retired),
        desks=tuple((each.code, each.name) for each in directory.desks() if not each.retired),
        causes=tuple(_causes(visit)),
        effects=tuple((effect.value, word(effect, said_in), said_in.gettext(EFFECT_HELP[effect])) for effect in Effect),
        loci=words("locus", said_in),
        dak_codes=tuple((str(code), str(code)) for code in DAK_CODES),
        sights=tuple(_sights(visit)),
        years=tuple((str(year), str(year)) for year in range(visit.today.year + 1, visit.today.year - 9, -1)),
    )


def _causes(visit: Visit) -> Iterator[CauseGroup]:
    said_in, directory = visit.language, visit.directory
    for stage in Stage:
        known = (cause for cause in directory.causes() if cause.stage is stage and not cause.retired)
        named = tuple((cause.code, directory.cause_name(cause.code, said_in.code)) for cause in known)
        if named:
            yield CauseGroup(word(stage, said_in), named)


def _sights(visit: Visit) -> Iterator[Choice]:
    """Adpem may not hide from itself what it raises."""
    said_in = visit.language
    for sight in Visibility:
        if sight is Visibility.LEADERSHIP_ONLY and visit.acting.kind is OfficeKind.ADPEM:
            continue
        help_ = said_in.gettext(SIGHT_HELP[sight], opd=agency_word(said_in))
        yield sight.value, word(sight, said_in), help_
