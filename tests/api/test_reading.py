from datetime import date
from typing import Any

import pytest

from domain.obstacle import Accept, AssignHelp, Escalate, Level, State, Visibility
from domain.text import Text
from kendala.access.enrolling import Seat, Tenancy
from tests.api.programs import RAISE, SEATS, House
from tests.api.situations import brought


def listed(house: House, query: str, by: str = "auditor") -> list[str]:
    """The numbers that a list has, in its order."""
    answer = house[by].get(f"/obstacles?{query}")
    assert answer.status_code == 200, answer.text
    return [item["number"] for item in answer.json()["items"]]


def number(house: House, obstacle: Any) -> str:
    """The number of an obstacle."""
    return str(house["auditor"].get(f"/obstacles/{obstacle}").json()["number"])


def test_a_list_is_narrowed_by_what_holds(house: House) -> None:
    """Each filter finds the obstacle that it describes, and not one that it does not."""
    one = brought(house, "assisted")
    house.act("assistant", one, Escalate(to=Level.SECRETARY, reason=Text("Perlu.")))
    other = house.raised(by="stranger", agency="DISDIKBUD", fiscal_year=2023, visibility=Visibility.ALL_AGENCIES)
    mine, theirs = number(house, one), number(house, other)
    narrowing = {
        "state=assisted": "state=raised",
        "state=assisted&state=resolved": "state=returned&state=merged",
        "agency=DINKES": "agency=DISDIKBUD",
        "desk=BPKAD": "desk=HUKUM",
        "level=secretary": "level=agency_head",
        "year=2024": "year=2023",
        "waiting_for=level:secretary": "waiting_for=adpem",
        "waiting_for=level": "waiting_for=desk",
        "visibility=agency_and_ekobang": "visibility=all_agencies",
        f"q={mine}": f"q={theirs}",
        "stage=procurement&locus=provider&cause=A5-GAGAL&q=tender alat": "cause=A5-TENDER",
    }
    for fitting, other_query in narrowing.items():
        assert mine in listed(house, f"{fitting}&limit=200"), fitting
        assert mine not in listed(house, f"{other_query}&limit=200"), other_query


def test_a_list_is_read_page_by_page(house: House) -> None:
    """Following the cursor gives every obstacle once, in the order asked for."""
    for amount in (30, None, 10, 20):
        house.raised(amount_at_stake=amount, description="Halaman demi halaman", title=Text("Halaman"))
    for sort in ("newest", "oldest", "amount", "needed_by", "updated", "age"):
        whole = listed(house, f"q=halaman&sort={sort}")
        paged, query = list[str](), f"q=halaman&sort={sort}&limit=3"
        page = house["auditor"].get(f"/obstacles?{query}").json()
        while True:
            paged += [item["number"] for item in page["items"]]
            assert page["total"] == len(whole)
            if page["next_cursor"] is None:
                break
            page = house["auditor"].get(f"/obstacles?{query}&cursor={page['next_cursor']}").json()
        assert (paged, len(set(paged))) == (whole, len(whole)), sort


def test_words_are_found_by_their_beginning(house: House) -> None:
    """The last word of a search is a prefix; the others are whole."""
    found = number(house, house.raised(description="Jembatan gantung Sangatta putus", title=Text("Jembatan")))
    assert listed(house, "q=jembatan gant") == [found]
    assert listed(house, "q=jemb gantung") == []


def test_a_review_counts_what_is_open(house: House) -> None:
    """Groups and their sum agree with the list that their key opens, money that is not stated apart."""
    house.raised(by="stranger", agency="DISDIKBUD", amount_at_stake=7, visibility=Visibility.ALL_AGENCIES)
    house.raised(by="stranger", agency="DISDIKBUD", visibility=Visibility.ALL_AGENCIES)
    review = house["leadership"].get("/review?by=agency").json()
    [group] = [group for group in review["groups"] if group["key"] == "DISDIKBUD"]
    states = "&".join(f"state={state}" for state in ("raised", "returned", "accepted", "assisted", "stated_done"))
    items = house["leadership"].get(f"/obstacles?agency=DISDIKBUD&{states}&limit=200").json()["items"]
    assert group["count"] == len(items)
    assert group["amount"] == sum(item["amount"] or 0 for item in items)
    assert group["without_amount"] == sum(item["amount"] is None for item in items)
    assert group["oldest_days"] == 8
    assert review["total"]["count"] == sum(group["count"] for group in review["groups"])


@pytest.mark.parametrize("by", ["agency", "stage", "locus", "level", "cause", "waiting_for"])
def test_every_review_sums_to_the_same(house: House, by: str) -> None:
    """However it is grouped, the sum is that of all that is open."""
    assert house["auditor"].get(f"/review?by={by}").json()["total"] == house["auditor"].get("/review").json()["total"]


def test_the_history_tells_who_in_which_office(house: House) -> None:
    """The inspectorate reads each event with the office that did it and its title then."""
    obstacle = brought(house, "assisted")
    items = house["auditor"].get(f"/obstacles/{obstacle}/events").json()["items"]
    assert [item["type"] for item in items] == [
        "obstacle.raised.v1",
        "obstacle.accepted.v1",
        "obstacle.assistance_assigned.v1",
        "obstacle.assistance_taken.v1",
    ]
    assert [item["by"]["office"] for item in items] == ["operator.DINKES", "assistant", "assistant", "desk.BPKAD"]
    assert items[2]["data"] == {"n": 1, "desk": "BPKAD", "due": "2024-12-20", "request": "Bantu SPM."}
    assert items[3]["by"]["title"] == "Petugas Badan Pengelola Keuangan dan Aset Daerah"
    assert [item["version"] for item in items] == [1, 2, 3, 4]


def test_a_merged_obstacle_tells_of_its_target(house: House) -> None:
    """Who may see the target gets its id; the money that was added counts there."""
    target, merged = house.raised(amount_at_stake=10), house.raised(amount_at_stake=5)
    told = house["adpem"].post(f"/obstacles/{merged}/merge", {"into": number(house, target), "amount": "added"}).json()
    assert told["merged_into"] == {"id": str(target), "number": number(house, target), "state": "raised"}
    assert house["adpem"].get(f"/obstacles/{target}").json()["amount"] == 15


def test_an_account_acts_in_the_office_it_names(house: House) -> None:
    """`X-Office` chooses among the offices of an account, for what it sees and what it may do."""
    second = Seat(kind=SEATS["desk"].kind, desk="HUKUM")
    program = house["strange_head"]
    house.parts.enrolment.appoint("strange_head", second, Tenancy())
    me = program.get("/me").json()
    assert {office["office"] for office in me["offices"]} == {"agency_head.DISDIKBUD", "desk.HUKUM"}
    obstacle = house.raised()
    house.act("assistant", obstacle, Accept())
    house.act("assistant", obstacle, AssignHelp(desk="HUKUM", due=date(2024, 12, 20), request=Text("Telaah.")))
    as_head, as_desk = {"X-Office": "agency_head.DISDIKBUD"}, {"X-Office": "desk.HUKUM"}
    assert program.get(f"/obstacles/{obstacle}", headers=as_head).status_code == 404
    assert program.get(f"/obstacles/{obstacle}", headers=as_desk).json()["allowed"] == [
        "add_evidence",
        "comment",
        "take",
        "decline",
    ]
    assert program.get("/me", headers=as_desk).json()["acting"]["desk"] == "HUKUM"


def test_a_name_is_the_one_of_its_time(house: House) -> None:
    """An agency that is renamed keeps its old name on what was raised before."""
    before = house["adpem"].post("/obstacles", RAISE | {"agency": "DISPORA"}).json()
    tag = house["admin"].get("/agencies/DISPORA").headers["ETag"]
    new = {"name": "Dinas Kepemudaan"}
    assert house["admin"].patch("/agencies/DISPORA", new, headers={"If-Match": tag}).status_code == 200
    after = house["adpem"].post("/obstacles", RAISE | {"agency": "DISPORA"}).json()
    assert after["agency_name"] == "Dinas Kepemudaan"
    assert house["adpem"].get(f"/obstacles/{before['id']}").json()["agency_name"] == before["agency_name"]


def test_a_late_read_side_does_not_hold_up_an_answer(on_sqlite: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """While the read models are behind, a write is answered from the log itself."""
    monkeypatch.setattr(type(on_sqlite.parts.reads), "wait_for", lambda *_: False)
    monkeypatch.setattr("api.finding.find", lambda *_: None)
    raised = on_sqlite["operator"].post("/obstacles", RAISE).json()
    assert (raised["state"], raised["number"][:9], raised["version"]) == ("raised", "KDL-2024-", 1)


def test_the_states_of_a_list(on_sqlite: House) -> None:
    """Every state can be asked for alone."""
    for state in State:
        obstacle = number(on_sqlite, on_sqlite.brought_to(state))
        assert obstacle in listed(on_sqlite, f"state={state}&limit=200")
