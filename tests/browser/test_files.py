"""A file is brought through the page, its doubtful places are decided by keyboard, and the revision is taken away again."""

import pytest

from statements.models import Statement
from statements.text.canonical import digest
from statements.text.files import import_file
from tests.browser.test_life import People
from tests.files.samples import SAMPLES

FILE = next(sample for sample in SAMPLES if sample.name == "shakhta.odt")


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [1280, 390])
def test_a_file_in_and_out(visitor, cast, width, tmp_path):
    people = People(visitor, width)
    page = people.enter(cast.author)
    page.goto(visitor.base + "/statements/new/")
    file = tmp_path / FILE.name
    file.write_bytes(FILE.content)
    page.get_by_label("Or choose a file").set_input_files(str(file))
    page.get_by_role("button", name="Show how it is understood").click()
    people.look(page)
    page.get_by_label("Demands of their own").check()
    page.get_by_role("button", name="Keep it as a draft").click()
    statement = Statement.objects.get()
    page.goto(f"{visitor.base}/statements/{statement.uid}/revisions/1/")
    people.look(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="docx", exact=True).click()
    back = import_file("a.docx", waiting.value.path().read_bytes())
    assert digest(back.document) == Statement.objects.select_related("head").get().head.digest
    assert "\n".join(sorted(set(people.found))) == ""
