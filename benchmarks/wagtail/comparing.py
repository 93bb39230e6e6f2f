"""Compare two texts as Wagtail's page for two revisions does; print the CPU milliseconds of one comparison as JSON.

Runs in Wagtail's own environment: `python -m benchmarks.wagtail.comparing ROUNDS PAIR.json`. The same words twice: as a stream of
paragraphs with the ids that a stream keeps, and as one field of rich text.
"""

import json
import sys
import time
from pathlib import Path

import django


def main() -> None:
    django.setup()
    from django.test import RequestFactory
    from wagtail.admin.compare import RichTextFieldComparison

    from benchmarks.wagtail.models import StatementPage

    texts = json.loads(Path(sys.argv[2]).read_text())
    pages = [_page(StatementPage, text) for text in texts]
    panel = StatementPage.get_edit_handler().get_bound_panel(
        instance=pages[0], request=RequestFactory().get("/"), form=None
    )

    def stream() -> None:
        """As RevisionsCompareView and its template do, without drawing the rest of the page."""
        found = [comparison(*pages) for comparison in panel.get_comparison()]
        changed = [one.htmldiff() for one in found if one.has_changed()]
        if len(changed) != 1 or "addition" not in changed[0]:
            raise RuntimeError("Wagtail found no change")

    class One:
        def __init__(self, text: dict) -> None:
            self.body = "".join(f"<p>{block['text']}</p>" for block in text["blocks"])

    blobs = [One(text) for text in texts]

    class Body:
        name = attname = "body"

        @staticmethod
        def value_from_object(one: One) -> str:
            return one.body

    def rich_text() -> None:
        if "addition" not in RichTextFieldComparison(Body, *blobs).htmldiff():
            raise RuntimeError("Wagtail found no change")

    print(json.dumps({"stream": _measured(stream), "rich_text": _measured(rich_text)}))


def _page(kind: type, text: dict):
    stream = [{"type": "paragraph", "id": b["id"], "value": f"<p>{b['text']}</p>"} for b in text["blocks"]]
    page = kind(pk=1, content_type_id=1, title=text["title"], body=json.dumps(stream))
    list(page.body)  # read once, as a revision that was looked at is
    return page


def _measured(act) -> float:
    act()
    began, rounds = time.process_time(), int(sys.argv[1])
    for _ in range(rounds):
        act()
    return (time.process_time() - began) / rounds * 1000


if __name__ == "__main__":
    main()
