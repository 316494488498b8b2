import pytest

from tests.browser.readers import Readers

pytestmark = pytest.mark.browser

PAGES = (
    ("operator-dinkes", "/"),
    ("bidang-bpkad", "/"),
    ("admin", "/"),
    ("adpem", "/"),
    ("operator-dinkes", "/obstacles/new/cause"),
    ("operator-dinkes", "/obstacles/new/cause?stopped=paying&who=regency"),
    ("adpem", "/triage"),
    ("bidang-bpkad", "/desk"),
    ("bidang-bpkad", "/desk?part=finished"),
    ("adpem", "/board"),
    ("adpem", "/obstacles?state=open&amount=none"),
    ("adpem", "/obstacles"),
    ("adpem", "/bulk"),
    ("adpem", "/import"),
    ("adpem", "/obstacles?q=tidakadaapapun&state=open"),
    ("pimpinan", "/review"),
    ("pimpinan", "/waiting"),
    ("pimpinan", "/waiting?as_of=2024-11-26"),
    ("inspektorat", "/waiting?show=all&as_of=2024-11-26T14:05"),
    ("kepala-dinkes", "/obstacles/KDL-2024-3/compare?compare=2024-07-01"),
    ("kepala-dinkes", "/obstacles/KDL-2024-3?as_of=2024-07-01"),
    ("inspektorat", "/obstacles/KDL-2024-3/history?as_of=2024-07-01"),
    ("pimpinan", "/compare?turn=new"),
    ("asisten", "/carry-over"),
    ("adpem", "/carry-over/2026"),
    ("inspektorat", "/carry-over/2024/snapshot"),
    ("pimpinan", "/carried/2025"),
    ("pimpinan", "/carried/2025?show=all"),
    ("pimpinan", "/review?by=cause&year=2026"),
    ("inspektorat", "/audit"),
    ("bidang-bpkad", "/notices"),
    ("admin", "/schedule"),
    ("admin", "/backup"),
    ("operator-dinkes", "/webhooks"),
    ("adpem", "/board?flagged=yes"),
    ("admin", "/rules/1/rehearsal?from=2024-01-01&to=2024-12-31"),
    ("pimpinan", "/rules/1/rehearsal?from=2024-01-01&to=2024-12-31"),
    ("adpem", "/rules/1/rehearsal/2024-11-26?from=2024-01-01&to=2024-12-31"),
    ("operator-dinkes", "/calendar"),
    ("adpem", "/calendar?year=2027&week=6"),
    ("adpem", "/calendar/move"),
    ("adpem", "/calendar/remove"),
    ("pimpinan", "/rules"),
    ("adpem", "/rules/1"),
    ("adpem", "/rules/1/draft"),
    ("adpem", "/deadlines"),
    ("admin", "/deadlines/set"),
    ("adpem", "/deadlines/dispense"),
    ("adpem", "/obstacles?carried=2025"),
    ("adpem", "/obstacles/KDL-2024-3"),
    ("adpem", "/obstacles/KDL-2024-3/form"),
    ("pimpinan", "/schedule"),
    ("pimpinan", "/notices/settings"),
    ("admin", "/deliveries"),
    ("admin", "/organisation"),
    ("adpem", "/views"),
    ("adpem", "/help/keys"),
    ("admin", "/accounts"),
    ("inspektorat", "/accounts"),
    ("admin", "/accounts/new"),
    ("admin", "/access-log"),
    ("admin", "/agencies"),
    ("inspektorat", "/offices"),
    ("admin", "/agencies/DINKES"),
    ("admin", "/agencies/DINKES/retire"),
    ("admin", "/desks/BPKAD"),
    ("admin", "/desks/BPKAD/retire"),
    ("admin", "/desks/BPKAD/change"),
    ("admin", "/causes/_new"),
    ("admin", "/offices/desk.BPKAD"),
    ("admin", "/offices/desk.BPKAD/hand-over"),
    ("kepala-dinkes", "/sessions"),
    ("kepala-dinkes", "/sessions/passkeys"),
    ("kepala-dinkes", "/sessions/tokens"),
    ("kepala-dinkes", "/sessions/second-factor"),
    ("kepala-dinkes", "/help"),
)


@pytest.mark.parametrize(("username", "path"), PAGES)
def test_a_page_suits_every_screen_and_reader(readers: Readers, username: str, path: str) -> None:
    """The page fits every width, its targets can be hit, and nothing bars it in light or dark."""
    reader = readers.looking(username)
    reader.open(path)
    assert list(reader.faults()) == []


def test_the_way_in_suits_every_screen_and_reader(readers: Readers) -> None:
    """The login fits every width, its targets can be hit, and nothing bars it in light or dark."""
    reader = readers.stranger()
    reader.open("/login")
    assert list(reader.faults()) == []


def test_opened_filters_are_for_everybody_too(readers: Readers) -> None:
    """With the filter form open and a filter in force the page still fits and bars nobody."""
    reader = readers("adpem")
    reader.open("/board?level=adpem").click(".filters > summary")
    assert list(reader.faults()) == []


def test_the_opened_account_menu_is_for_everybody_too(readers: Readers) -> None:
    """With the account's menu open the page still fits and bars nobody."""
    reader = readers("bidang-bpkad")
    reader.open("/help").click(".bar details.menu > summary")
    assert list(reader.faults()) == []


def test_rules_with_faults_are_for_everybody_too(readers: Readers) -> None:
    """With a row added by script, a number that is none, and no reason, the long form fits and bars nobody."""
    reader = readers("adpem")
    page = reader.open("/rules/1/draft")
    page.click("[data-rows-add]")
    page.locator("[data-rows-list] > :last-child select").first.select_option("confirm")
    page.fill("[name='rules-0-days']", "banyak")
    page.click("main form button.is-main")
    assert page.locator(".error-summary a").count() >= 3
    assert page.input_value("[name='rules-0-days']") == "banyak"
    assert list(reader.faults()) == []
    reader.said[:] = [line for line in reader.said if "status of 4" not in line]
