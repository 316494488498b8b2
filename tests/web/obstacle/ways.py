"""Every act by its form: who does it, where the obstacle stands before, what is typed, what the timeline says then."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from domain.obstacle import Escalate, Level, State, WaitForParty
from domain.text import Text
from tests.web.obstacle.filled import filled
from tests.web.pages import Page
from tests.web.visitors import Site, Visitor

WHY = "Karena <belum> lengkap & masih diperiksa."


@dataclass(frozen=True, kw_only=True)
class Way:
    """One act from its form to its sentence in both languages; `about` names an assistance."""

    by: str
    state: State
    said: str
    typed: Mapping[str, str] = field(default_factory=dict)
    about: int | None = None
    before: str = ""


WAYS: Mapping[str, Way] = {
    "add_evidence": Way(by="operator", state=State.RAISED, typed={"text": WHY}, said="Bukti ditambahkan"),
    "comment": Way(by="leadership", state=State.RESOLVED, typed={"text": WHY}, said="Komentar"),
    "return": Way(by="adpem", state=State.RAISED, typed={"reason": WHY}, said="Laporan dikembalikan"),
    "resubmit": Way(by="operator", state=State.RETURNED, typed={"text": WHY}, said="Laporan diajukan kembali"),
    "accept": Way(by="adpem", state=State.RAISED, said="Kendala diterima"),
    "withdraw": Way(by="head", state=State.ACCEPTED, typed={"reason": WHY}, said="Laporan ditarik"),
    "escalate": Way(
        by="adpem", state=State.ACCEPTED, typed={"to": "secretary", "reason": WHY}, said="Dinaikkan ke Sekretaris"
    ),
    "decide": Way(
        by="leadership",
        state=State.ACCEPTED,
        typed={"text": WHY, "level": "adpem"},
        said="Diputuskan",
        before="escalated",
    ),
    "instruct": Way(by="leadership", state=State.ASSISTED, typed={"text": WHY}, said="Arahan diberikan"),
    "assign": Way(
        by="adpem",
        state=State.ACCEPTED,
        typed={"desk": "UKPBJ", "due": "20/12/2024", "request": WHY},
        said="ditugaskan mendampingi sampai 20 Desember 2024",
    ),
    "extend": Way(
        by="adpem", state=State.ASSISTED, about=1, typed={"due": "31/12/2024", "reason": WHY}, said="diperpanjang"
    ),
    "cancel": Way(by="adpem", state=State.ASSISTED, about=1, typed={"reason": WHY}, said="dibatalkan"),
    "take": Way(by="desk", state=State.ACCEPTED, about=1, before="assigned", said="disanggupi"),
    "decline": Way(
        by="desk", state=State.ACCEPTED, about=1, before="assigned", typed={"reason": WHY}, said="Penugasan ditolak"
    ),
    "report_progress": Way(by="desk", state=State.ASSISTED, about=1, typed={"text": WHY}, said="Perkembangan"),
    "hand_back": Way(by="desk", state=State.ASSISTED, about=1, typed={"text": WHY}, said="tuntas"),
    "move_deadline": Way(
        by="adpem",
        state=State.ASSISTED,
        typed={"needed_by": "15/12/2024", "reason": WHY, "letter": "050/12"},
        said="Tenggat diubah",
    ),
    "wait": Way(
        by="desk", state=State.ASSISTED, typed={"party": "Kementerian", "reason": WHY}, said="Menunggu Kementerian"
    ),
    "end_wait": Way(
        by="adpem", state=State.ASSISTED, before="waiting", typed={"text": WHY}, said="Tidak lagi menunggu"
    ),
    "visit": Way(
        by="adpem", state=State.ASSISTED, typed={"on": "26/11/2024", "text": WHY}, said="Kunjungan lapangan pada 26"
    ),
    "state_done": Way(by="operator", state=State.ASSISTED, typed={"text": WHY}, said="Dinyatakan selesai"),
    "confirm": Way(
        by="adpem", state=State.STATED_DONE, typed={"root_cause": WHY, "what_worked": WHY}, said="Kendala selesai"
    ),
    "set_unactionable": Way(
        by="adpem", state=State.ASSISTED, typed={"reason": WHY}, said="Ditetapkan tidak dapat ditindaklanjuti"
    ),
    "reopen": Way(by="adpem", state=State.RESOLVED, typed={"reason": WHY}, said="dibuka kembali"),
    "merge": Way(by="adpem", state=State.ACCEPTED, typed={"into": "", "amount": "same"}, said="Digabung ke"),
    "unmerge": Way(by="adpem", state=State.MERGED, said="Dipisahkan kembali"),
    "change_visibility": Way(
        by="head",
        state=State.RAISED,
        typed={"visibility": "all_agencies", "reason": WHY},
        said="Dapat dilihat oleh: Semua",
    ),
}


def prepared(site: Site, act: str) -> tuple[UUID, dict[str, str]]:
    """An obstacle on which the act is to be done, and what is typed."""
    way, house = WAYS[act], site.house
    obstacle = house.brought_to(way.state)
    if way.before == "escalated":
        house.act("assistant", obstacle, Escalate(to=Level.SECRETARY, reason=Text("Perlu keputusan.")))
    elif way.before == "assigned":
        form = {"desk": "BPKAD", "due": "2024-12-20", "request": "Bantu."}
        do(site["adpem"], site.number(obstacle), "assign", form)
    elif way.before == "waiting":
        house.act("desk", obstacle, WaitForParty(party=Text("Bank"), reason=Text("Menunggu.")))
    typed = dict(way.typed)
    if act == "merge":
        typed["into"] = site.number(house.raised())
    return obstacle, typed


def sent_to(number: str, act: str) -> str:
    """Where the form of an act is sent."""
    return f"/obstacles/{number}/acts/{act}"


def form_address(number: str, act: str, about: int | None = None) -> str:
    return sent_to(number, act) + (f"?n={about}" if about else "")


def opened(visitor: Visitor, number: str, act: str, about: int | None = None) -> dict[str, str | list[str]]:
    """The form of an act as it is filled in at first."""
    page = visitor.get(form_address(number, act, about))
    assert page.status == 200, page.text
    return filled(page, sent_to(number, act))


def do(visitor: Visitor, number: str, act: str, typed: Mapping[str, str], about: int | None = None) -> Page:
    """Open the form, fill it in, send it, and give the page that follows."""
    answer = visitor.send(sent_to(number, act), opened(visitor, number, act, about) | dict(typed))
    assert answer.status_code == 303, Page(answer).text
    return visitor.get(answer.headers["location"])
