import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from wording.language import language
from wording.misread import Misread
from wording.numbers import parse_rupiah
from wording.spelled import MOST, read_back, spelled

ROOT = Path(__file__).parent.parent.parent
SAID = [
    (0, "nol rupiah", "zero rupiah"),
    (11, "sebelas rupiah", "eleven rupiah"),
    (119, "seratus sembilan belas rupiah", "one hundred and nineteen rupiah"),
    (1_000, "seribu rupiah", "one thousand rupiah"),
    (21_100, "dua puluh satu ribu seratus rupiah", "twenty-one thousand one hundred rupiah"),
    (250_000_000, "dua ratus lima puluh juta rupiah", "two hundred and fifty million rupiah"),
    (1_001_000, "satu juta seribu rupiah", "one million one thousand rupiah"),
    (1_400_000_000, "satu miliar empat ratus juta rupiah", "one billion four hundred million rupiah"),
    (MOST, "", ""),
]
#: Reads what was typed, line by line as JSON, and says what the script of the pages makes of it.
SCRIPT = """
import { typedRupiah } from "./web/assets/rupiah.js";
import { spelled } from "./web/assets/spelled.js";
const typed = JSON.parse(await new Promise((done) => {
  let all = ""; process.stdin.on("data", (part) => { all += part; }).on("end", () => done(all)); }));
console.log(JSON.stringify(typed.map((each) => {
  const amount = typedRupiah(each);
  return amount === null ? null : [String(amount), spelled(amount, false), spelled(amount, true)];
})));
"""
SIGNS = "0123456789.,-rpRP MmJjTtutaibl\u00a0\ufeff\x85٣½"
BEFORE = ("", "Rp ", "rp", "idr", "Rp.")
AFTER = ("", ",-", ",--", ".-")
UNITS = ("", " juta", "jt", " M", "M.", " miliar", " milyar", " T", "rb", " ribu", " billion", "x", "%")
MANY = 2_000


def typed(by: Random) -> str:
    """Something that a person may type where money is asked for, or that no person would."""
    if by.random() < 0.3:
        return "".join(by.choices(SIGNS, k=by.randint(0, 70)))
    figures = ["".join(by.choices(SIGNS[:10], k=by.randint(1, 4))) for _ in range(by.randint(1, 5))]
    grouped = "".join(each + by.choice(".,") for each in figures).rstrip(".,")
    return by.choice(BEFORE) + grouped + by.choice(AFTER) + by.choice(UNITS)


@cache
def node() -> str:
    """The node that builds the pages' script."""
    beside = Path(sys.executable).parent / "node"
    return str(beside) if beside.exists() else shutil.which("node") or pytest.skip("no node")


def script(typed: list[str]) -> Any:
    """What the pages' script says of each."""
    asked = [node(), "--input-type=module", "--eval", SCRIPT]
    told = subprocess.run(asked, input=json.dumps(typed), capture_output=True, text=True, check=True, cwd=ROOT)
    return json.loads(told.stdout)


def server(typed: str) -> list[str] | None:
    """What the server makes of it."""
    try:
        amount = parse_rupiah(typed)
    except Misread:
        return None
    return None if amount is None else [str(amount), spelled(amount), spelled(amount, language("en"))]


@pytest.mark.parametrize(("amount", "indonesian", "english"), SAID)
def test_an_amount_is_said_in_words(amount: int, indonesian: str, english: str) -> None:
    """Figures are said as on a receipt, in both languages."""
    assert (spelled(amount), spelled(amount, language("en"))) == (indonesian, english)


def test_what_was_typed_is_read_back() -> None:
    """Figures and words stand together; what cannot be read is not read back."""
    assert read_back("1,4 M") == "Rp1.400.000.000 – satu miliar empat ratus juta rupiah"
    assert [read_back(typed) for typed in (None, "", "banyak", "1.234 miliar")] == ["", "", "", ""]


@pytest.mark.parametrize("seed", range(3))
def test_the_script_of_the_pages_reads_money_as_the_server_does(seed: int) -> None:
    """Whatever is typed, script and server make the same amount and the same words of it, or nothing."""
    by = Random(seed)
    all_typed = [typed(by) for _ in range(MANY)]
    assert dict(zip(all_typed, script(all_typed), strict=True)) == {each: server(each) for each in all_typed}
