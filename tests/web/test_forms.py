from datetime import date
from decimal import Decimal

import pytest

from domain.obstacle import Effect, Level
from domain.refusals import Invalid
from domain.text import Text
from web.faults import faults_of
from web.forms import Form, rows
from web.notices import Notice, decode, done, encode, in_words
from wording.language import language


def form(**fields: str) -> Form:
    """A form with these fields typed in."""
    return Form(pairs=list(fields.items()))


def test_fields_are_read_as_people_type_them() -> None:
    """Money, days, percentages, numbers and choices are read in the ways the office writes them."""
    typed = form(
        amount="1,4 M",
        day="26/11/2024",
        iso="2024-11-26",
        progress="41,7 %",
        effect="late",
        year="2024",
        text="  Isi. ",
    )
    assert typed.money("amount") == 1_400_000_000
    assert typed.day("day") == typed.day("iso") == date(2024, 11, 26)
    assert typed.percent("progress") == Decimal("41.7")
    assert typed.choice("effect", Effect) is Effect.LATE
    assert typed.whole("year") == 2024
    assert typed.text("text") == Text("Isi.")
    assert typed.faults == {}
    assert (typed.money("none"), typed.day("none"), typed.text("none"), typed.choice("none", Level)) == (None,) * 4


def test_everything_that_cannot_be_read_is_refused_together() -> None:
    """All faults of a form are told at once, each at its field, and the first fault of a field stays."""
    typed = form(amount="banyak", day="31/02/2024", effect="huge", n="-1", why="")
    typed.money("amount")
    typed.needed_day("day")
    typed.needed_choice("effect", Effect)
    typed.whole("n")
    typed.needed_text("why")
    typed.fault("amount", "required")
    with pytest.raises(Invalid) as refused:
        typed.refuse()
    keys = {name: key for name, (key, _) in refused.value.fields.items()}
    assert keys == {
        "amount": "not_rupiah",
        "day": "not_a_date",
        "effect": "unknown_value",
        "n": "not_a_number",
        "why": "required",
    }


def test_the_same_form_has_the_same_digest_whoever_logged_in_between() -> None:
    """Credentials, the command key and the version seen do not make a form another one; its words do."""
    first = form(text="Isi", key="k", expected="3")
    again = form(text="Isi", key="k", expected="4", username="x", password="y", next="/", repeat="yes")
    other = form(text="Isi lain", key="k", expected="3")
    assert first.digest_source("/a") == again.digest_source("/a")
    assert first.digest_source("/a") != other.digest_source("/a")
    assert first.digest_source("/a") != first.digest_source("/b")


def test_a_form_without_a_key_gets_one() -> None:
    """A missing or endless command key is replaced, a given one kept."""
    assert form(key="abc").key == "abc"
    assert len(form().key) == len(form(key="x" * 500).key) == 36
    assert (form(expected="12").expected, form(expected="-1").expected, form().expected) == (12, None, None)


def test_rows_of_a_table_come_in_order_without_empty_ones() -> None:
    """Rows are read by their index, and rows that nothing was typed into are left out."""
    typed = form(**{"lines-2-amount": "5", "lines-0-amount": "", "lines-10-account": "5.2", "lines-x-amount": "1"})
    assert list(rows(typed, "lines")) == [(2, {"amount": "5"}), (10, {"account": "5.2"})]


def test_the_summary_leads_to_the_controls() -> None:
    """Faults in rows point at the first control of their row, faults of parts at that control."""
    refusal = Invalid(
        **{
            "title": ("required", {}),
            "whys.1": ("required", {}),
            "budget_lines.0": ("not_a_sub_activity", {"code": "1"}),
            "budget_lines.2.amount": ("not_rupiah", {}),
            "parties.1": ("party_needs_one", {}),
        }
    )
    faults = faults_of(refusal, language("id"))
    assert list(faults.fields) == ["title", "whys-1", "lines-0-sub_activity", "lines-2-amount", "parties-1-desk"]
    assert [error.field for error in faults.summary] == list(faults.fields)
    assert faults.status == 422


def test_notices_travel_as_keys() -> None:
    """A notice survives the cookie, and a cookie that somebody wrote himself shows nothing."""
    told = (done("accept", "KDL-2024-12"), Notice("office_switched", {"office": "<b>Asisten</b>"}))
    assert decode(encode(told)) == told
    said = in_words(told[0], language("id"))
    assert said is not None
    assert (said.kind, said.text) == ("done", "Kendala KDL-2024-12 diterima.")
    for broken in ("", "%%%", "bm8=", encode((Notice("saved", {}),))[:-3], "e30=", "WzFd"):
        assert [in_words(each, language("id")) for each in decode(broken)] in ([], [None])
    assert in_words(Notice("act", {"act": "nothing", "number": "1"}), language("id")) is None
    assert in_words(Notice("nothing"), language("id")) is None
