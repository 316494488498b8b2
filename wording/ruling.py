"""The rules of the clocks in plain words."""

from domain.almanac import Clock, Rule
from wording.event_words import event_word
from wording.language import Language
from wording.terms import word
from wording.verdicts import working_days


def scope_line(rule: Rule, said_in: Language) -> str:
    """Where the rule holds: `Sepanjang tahun`, `Triwulan terakhir · jenjang Asisten Ekobang · tahap Pengadaan`."""
    parts = [word(rule.season, said_in) if rule.season else said_in.gettext("Sepanjang tahun")]
    if rule.level:
        parts.append(said_in.gettext("jenjang {level}", level=word(rule.level, said_in)))
    if rule.stage:
        parts.append(said_in.gettext("tahap {stage}", stage=word(rule.stage, said_in)))
    return " · ".join(parts)


def days_line(rule: Rule, said_in: Language) -> str:
    """How long it gives; for a day of its own, how long after it."""
    days = working_days(rule.days, said_in)
    if rule.clock not in (Clock.NEEDED_BY, Clock.DELIVER):
        return days
    if not rule.days:
        return said_in.gettext("sampai tanggalnya")
    return said_in.gettext("{days} sesudah tanggalnya").format(days=days)


def told_line(rule: Rule, said_in: Language) -> str:
    """Who is told; a dash for nobody."""
    return said_in.listed([word(kind, said_in) for kind in rule.tell]) or "–"


def climb_line(rule: Rule, said_in: Language) -> str:
    """Whether it goes up the ladder by itself, how far and how fast."""
    if rule.escalate_to is None:
        return said_in.gettext("Tidak naik dengan sendirinya")
    return said_in.gettext(
        "Naik sampai {level}, satu jenjang tiap {days}",
        level=word(rule.escalate_to, said_in),
        days=working_days(rule.step_days, said_in),
    )


def sign_name(topic: str, said_in: Language) -> str:
    """What an event is called that ends a silence."""
    return event_word(topic, said_in)
