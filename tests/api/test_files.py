from uuid import UUID, uuid4

import pytest

from domain.obstacle import ChangeVisibility, Visibility
from domain.text import Text
from tests.api.programs import RAISE, House
from tests.api.situations import brought

PDF = b"%PDF-1.7 bukti"


def test_a_file_comes_back_as_it_was_sent(house: House) -> None:
    """The original is given back as an attachment under its own name, and nothing of it can run."""
    stored = house["operator"].upload("Berita acara (1).pdf", PDF)
    assert (stored.status_code, stored.json()["name"], stored.json()["size"]) == (201, "Berita acara (1).pdf", 14)
    answer = house["operator"].get(stored.headers["Location"].removeprefix("/api/v1"))
    assert (answer.content, answer.headers["content-type"]) == (PDF, "application/pdf")
    disposition = answer.headers["Content-Disposition"]
    assert disposition == "attachment; filename*=UTF-8''Berita%20acara%20%281%29.pdf"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\surat\\a.pdf", "a.pdf"),
        ("a\u202egpj.pdf", "agpj.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_name_is_not_trusted(on_sqlite: House, name: str, kept: str) -> None:
    """Only the last part of a name is kept, without signs that mislead, and not too long."""
    assert on_sqlite["operator"].upload(name, PDF).json()["name"] == kept


def test_a_type_is_not_trusted(on_sqlite: House) -> None:
    """A type that cannot be one is unknown; a page stays an attachment."""
    assert on_sqlite["operator"].upload("a", b"abc", "x").json()["type"] == "application/octet-stream"
    page = on_sqlite["operator"].upload("a.html", b"<script>", "text/html; charset=utf-8").json()
    answer = on_sqlite["operator"].get(f"/files/{page['id']}")
    assert answer.headers["Content-Disposition"].startswith("attachment")


def test_a_free_file_is_its_uploaders_alone(house: House) -> None:
    """Until an act names it nobody else may have a file, whoever they are."""
    file = house["operator"].upload("a.pdf", PDF).json()["id"]
    for office in ("colleague", "head", "assistant", "auditor", "admin"):
        assert house[office].get(f"/files/{file}").status_code == 404
    assert house["colleague"].post("/obstacles", RAISE | {"evidence": [file]}).status_code == 422


def test_evidence_has_the_rights_of_its_obstacle(house: House) -> None:
    """Who sees the obstacle may have its evidence, and loses it with the obstacle."""
    file = house["operator"].upload("a.pdf", PDF).json()["id"]
    raised = house["operator"].post("/obstacles", RAISE | {"evidence": [file]}).json()
    assert [one["name"] for one in raised["evidence"]] == ["a.pdf"]

    def statuses() -> dict[str, int]:
        offices = ("operator", "colleague", "stranger", "adpem", "auditor", "admin")
        return {office: house[office].get(f"/files/{file}").status_code for office in offices}

    assert statuses() == dict.fromkeys(("operator", "colleague", "adpem", "auditor"), 200) | dict.fromkeys(
        ("stranger", "admin"), 404
    )
    hide = ChangeVisibility(visibility=Visibility.LEADERSHIP_ONLY, reason=Text("Peka."))
    house.act("assistant", UUID(raised["id"]), hide)
    assert statuses() == dict.fromkeys(("operator", "auditor"), 200) | dict.fromkeys(
        ("colleague", "stranger", "adpem", "admin"), 404
    )


def test_a_file_belongs_to_one_obstacle(house: House) -> None:
    """A file that was named once is not named for another obstacle, and may be named again for its own."""
    file = house["operator"].upload("a.pdf", PDF).json()["id"]
    mine, other = house.raised(), house.raised()
    sent = {"files": [file]}
    assert house["operator"].post(f"/obstacles/{mine}/evidence", sent).status_code == 200
    answer = house["operator"].post(f"/obstacles/{other}/evidence", sent)
    assert (answer.status_code, answer.json()["errors"][0]["key"]) == (422, "unknown_file")
    assert house["head"].post(f"/obstacles/{mine}/evidence", sent).status_code == 200


def test_files_come_with_progress_and_visits(house: House) -> None:
    """A desk's progress and a visit on site bring their own files, which the obstacle's readers may have."""
    obstacle = brought(house, "assisted")
    by_desk = house["desk"].upload("spm.pdf", PDF).json()["id"]
    on_site = house["adpem"].upload("foto.jpg", b"\xff\xd8 jpeg", "image/jpeg").json()["id"]
    told = {"text": "Sudah.", "evidence": [by_desk]}
    assert house["desk"].post(f"/obstacles/{obstacle}/assistance/1/progress", told).status_code == 200
    seen = {"text": "Dilihat.", "on": "2024-11-27", "evidence": [on_site]}
    assert house["adpem"].post(f"/obstacles/{obstacle}/visits", seen).status_code == 200
    for file in (by_desk, on_site):
        assert house["operator"].get(f"/files/{file}").status_code == 200


def test_a_refused_act_leaves_the_file_free(house: House) -> None:
    """A file of an act that was refused can still be named by another."""
    file = house["operator"].upload("a.pdf", PDF).json()["id"]
    assert house["operator"].post("/obstacles", RAISE | {"cause": "X", "evidence": [file]}).status_code == 422
    assert house["operator"].post("/obstacles", RAISE | {"evidence": [file]}).status_code == 201


def test_raising_with_a_file_can_be_repeated(house: House) -> None:
    """A report that names a file, sent again with its key, is answered with the first result."""
    file = house["operator"].upload("a.pdf", PDF).json()["id"]
    headers = {"Idempotency-Key": uuid4().hex}
    first, again = (
        house["operator"].post("/obstacles", RAISE | {"evidence": [file]}, headers=headers) for _ in range(2)
    )
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["id"] == again.json()["id"]
    assert house["operator"].get(f"/files/{file}").status_code == 200


def test_a_repeated_upload_is_one_file(house: House) -> None:
    """The same key with the same bytes gives the same file; with others it is refused."""
    headers = {"Idempotency-Key": uuid4().hex}
    first = house["operator"].upload("a.pdf", PDF, headers=headers).json()
    again = house["operator"].upload("a.pdf", PDF, headers=headers).json()
    assert first == again
    answer = house["operator"].upload("a.pdf", PDF + b"!", headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (422, "/problems/key_reused")


@pytest.mark.parametrize("size", [100_001, 400_000])
def test_a_file_that_is_too_large(on_sqlite: House, size: int) -> None:
    """More bytes than the installation takes are refused, and nothing of them is kept."""
    answer = on_sqlite["operator"].upload("a.bin", b"x" * size)
    assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")
    assert not list(on_sqlite.parts.settings.files.glob("incoming-*"))


def test_what_is_not_an_upload(on_sqlite: House) -> None:
    """A form without the file, with nothing in it, broken, or of another type is refused as that."""
    operator = on_sqlite["operator"]
    assert operator.post("/files", {"file": "x"}).status_code == 415
    assert operator.send("POST", "/files", files={"other": ("a", PDF)}).json()["errors"][0]["key"] == "required"
    assert operator.upload("a.pdf", b"").json()["errors"][0]["key"] == "empty_file"
    broken = {"Content-Type": "multipart/form-data; boundary=x"}
    for raw in (b"--y\r\n", b"", b"--x\r\nContent-Disposition: form-data\r\n\r\n"):
        assert operator.send("POST", "/files", content=raw, headers=broken).status_code == 422
    no_boundary = {"Content-Type": "multipart/form-data"}
    assert operator.send("POST", "/files", content=b"x", headers=no_boundary).status_code == 422


def test_a_file_that_is_none(on_sqlite: House) -> None:
    """An id that no file has is not found; what is no id is a wrong parameter."""
    assert on_sqlite["operator"].get(f"/files/{uuid4()}").status_code == 404
    assert on_sqlite["operator"].get("/files/x").status_code == 422
