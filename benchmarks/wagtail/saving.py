"""Save a page in Wagtail's admin, again and again; print the CPU milliseconds and the queries of one save as JSON.

Runs in Wagtail's own environment: `python -m benchmarks.wagtail.saving SAVES TEXT.json`.
"""

import json
import sys
import time
from pathlib import Path

import django


def main() -> None:
    django.setup()
    from bs4 import BeautifulSoup
    from django.contrib.auth import get_user_model
    from django.db import connection
    from django.test import Client
    from wagtail.models import Page

    from benchmarks.wagtail.models import StatementPage

    with connection.schema_editor() as editor:
        editor.create_model(StatementPage)
    text = json.loads(Path(sys.argv[2]).read_text())
    page = StatementPage(title=text["title"], body=[("paragraph", f"<p>{words}</p>") for words in text["paragraphs"]])
    page.body.append(("demands", text["demands"]))
    Page.objects.get(depth=2).add_child(instance=page)
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("a", "a@a.example", "a"))
    path = f"/admin/pages/{page.pk}/edit/"
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    form = _fields(soup.find("form", id="page-edit-form"))

    def save(number: int) -> None:
        answer = client.post(path, {**form, "title": f"{text['title']} {number}"})
        if answer.status_code != 302:
            raise RuntimeError(f"Wagtail answered with {answer.status_code}")

    for number in range(3):
        save(number)
    asked: list[str] = []

    def count(execute, sql, *rest):
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        save(3)
    if page.revisions.count() != 4:
        raise RuntimeError("Wagtail did not keep every save")
    began, saves = time.process_time(), int(sys.argv[1])
    for number in range(saves):
        save(number + 10)
    print(json.dumps({"ms": (time.process_time() - began) / saves * 1000, "queries": len(asked)}))


def _fields(form) -> dict[str, str]:
    """What a browser would post of Wagtail's form, its stream included."""
    fields = {}
    for one in form.find_all(["input", "textarea", "select"]):
        name = one.get("name")
        if (
            not name
            or one.get("type") in ("submit", "button", "file")
            or (one.get("type") == "checkbox" and not one.has_attr("checked"))
        ):
            continue
        chosen = one.find("option", selected=True) if one.name == "select" else None
        fields[name] = (
            (chosen.get("value", "") if chosen else "")
            if one.name == "select"
            else one.get("value", one.text if one.name == "textarea" else "")
        )
    return fields | _stream(form)


def _stream(form) -> dict[str, str]:
    """The stream field is drawn by JavaScript from a description: its fields are written from the page itself."""
    from benchmarks.wagtail.models import StatementPage

    body = StatementPage.objects.get().body
    fields = {"body-count": str(len(body))}
    for n, child in enumerate(body):
        fields |= {f"body-{n}-{key}": value for key, value in (
            ("deleted", ""), ("order", str(n)), ("type", child.block_type), ("id", child.id or ""),
        )}  # fmt: skip
        if child.block_type == "demands":
            fields[f"body-{n}-value-count"] = str(len(child.value))
            for d, demand in enumerate(child.value):
                fields |= {f"body-{n}-value-{d}-deleted": "", f"body-{n}-value-{d}-order": str(d), f"body-{n}-value-{d}-value": demand,
                           f"body-{n}-value-{d}-type": "item", f"body-{n}-value-{d}-id": ""}  # fmt: skip
        else:
            fields[f"body-{n}-value"] = json.dumps({
                "blocks": [{"key": "a", "text": child.value.source[3:-4], "type": "unstyled", "depth": 0,
                            "inlineStyleRanges": [], "entityRanges": []}],
                "entityMap": {},
            })  # fmt: skip
    return fields


if __name__ == "__main__":
    main()
