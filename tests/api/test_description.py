"""The API's description: public, current, and of version 3.1."""

from pathlib import Path

import yaml
from django.core.management import call_command
from django.urls import get_resolver

from api.reference import reference

SNAPSHOT = Path(__file__).resolve().parents[2] / "docs" / "openapi.yaml"


def test_the_snapshot_is_what_the_code_says(tmp_path):
    call_command("spectacular", "--file", str(tmp_path / "now.yaml"), "--validate", "--fail-on-warn")

    assert SNAPSHOT.read_text() == (tmp_path / "now.yaml").read_text(), "renew it: manage.py describe_api"


def test_the_pages_for_people_are_made_from_it():
    made = reference(yaml.safe_load(SNAPSHOT.read_text()))

    assert SNAPSHOT.with_name("reference.md").read_text() == made, "renew it: manage.py describe_api"
    for path in yaml.safe_load(SNAPSHOT.read_text())["paths"]:
        assert f" {path}`" in made


def test_everybody_may_read_it(nobody):
    answer = nobody.get("schema/")

    assert answer.status_code == 200
    assert yaml.safe_load(answer.content) == yaml.safe_load(SNAPSHOT.read_text())
    assert yaml.safe_load(answer.content)["openapi"] == "3.1.0"


def test_every_address_is_described():
    described = yaml.safe_load(SNAPSHOT.read_text())["paths"]
    served = {p for p in get_resolver("api.urls").url_patterns if p.name not in ("nothing", "schema")}

    assert len(described) == len(served)


def test_every_act_takes_a_key_and_every_refusal_is_a_problem():
    harmless = {"/api/v1/verify/"}
    for path, operations in yaml.safe_load(SNAPSHOT.read_text())["paths"].items():
        for method, operation in operations.items():
            assert set(operation["responses"]["4XX"]["content"]) == {"application/problem+json"}
            if method == "post" and path not in harmless:
                assert "Idempotency-Key" in [p["name"] for p in operation["parameters"]]


def test_the_page_for_people_names_every_status_that_is_answered():
    page = SNAPSHOT.with_name("api.md").read_text()

    for status in (400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429):
        assert f"| {status} |" in page
