"""Chinese and Japanese copied from the PDF: no word is parted by the end of a line or of a page."""

import re
import subprocess

import pytest

from releases.fonts.bringing import bring
from releases.rendering.printing import render
from tests.rendering import contents
from tests.rendering.printed import content

pytestmark = pytest.mark.slow
CLAUSE = "工人代表要求公司立即停止拖欠工资并且公开全部合同"


def extracted(pdf: bytes, tmp_path) -> str:
    file = tmp_path / "edition.pdf"
    file.write_bytes(pdf)
    return subprocess.run(["pdftotext", "-enc", "UTF-8", file, "-"], capture_output=True, check=True).stdout.decode()


def longer(name: str) -> dict:
    """The edition with paragraphs that go over pages, every clause told apart by its number."""
    edition = content(name)
    paragraphs = [
        {
            "id": f"x{n}",
            "type": "paragraph",
            "text": [{"text": "".join(f"{CLAUSE}第{n * 100 + m}条，" for m in range(6 + n % 5)) + "完。"}],
        }
        for n in range(14)
    ]
    blocks = [*paragraphs, *edition["document"]["blocks"]]
    return {**edition, "document": {**edition["document"], "blocks": blocks}}


@pytest.mark.parametrize("name", ["chinese", "japanese"])
def test_no_clause_is_parted(name, tmp_path):
    bring()
    edition = longer(name)

    said = extracted(render(edition, contents.record(edition)), tmp_path)

    assert said.count("\f") >= 3, "the text goes over pages"
    wanted = [f"{CLAUSE}第{n * 100 + m}条" for n in range(14) for m in range(6 + n % 5)]
    clauses = re.findall(r"[^\W_]+", said)
    assert [c for c in wanted if clauses.count(c) != 1] == []


def test_a_call_is_no_part_of_the_word_before_it(tmp_path):
    bring()
    edition = content("chinese")

    said = extracted(render(edition, contents.record(edition)), tmp_path)

    assert re.search(r"集体安全条约1\s+进驻该国", said)


def test_korean_breaks_between_words_only(tmp_path):
    bring()
    edition = content("korean")
    words = [f"파업노동자연대{n}호선언" for n in range(60)]
    block = {"id": "x1", "type": "paragraph", "text": [{"text": " ".join(words)}]}
    edition = {**edition, "document": {**edition["document"], "blocks": [block, *edition["document"]["blocks"]]}}

    said = extracted(render(edition, contents.record(edition)), tmp_path).replace("\u2060", "").split()

    assert [w for w in words if w not in said] == []
