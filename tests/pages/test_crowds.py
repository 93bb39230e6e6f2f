"""A page that is kept for the crowd is the public's alone, and never older than two seconds."""

import time

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.moves import statement_at
from releases.actions.composing import compose_due
from releases.models import Release
from statements.lifecycle import Status


@pytest.fixture
def path(cast, allies, document, seal_key) -> str:
    statement = statement_at(Status.RELEASED, cast, document, allies=allies[:1])
    compose_due()
    assert Release.objects.get().problem == ""
    return f"/r/{statement.uid}/1/"


def test_the_crowd_asks_the_database_once(client, path, django_assert_num_queries):
    first = client.get(path)
    with django_assert_num_queries(0):
        again = client.get(path)

    assert again.content == first.content
    assert first["Cache-Control"] == "max-age=2"
    assert {n: v for n, v in again.items() if n != "Age"} == dict(first.items())


@pytest.mark.parametrize("page", ["/verify/", "/accounts/login/", "/nowhere/", "/health/"])
def test_no_other_page_is_kept(client, db, page):
    client.get(page)
    assert not list(caches["public_pages"]._cache)


@pytest.mark.parametrize("more", [{"QUERY_STRING": "&&"}, {"HTTP_COOKIE": "tracked=1"}])
def test_nobody_pushes_the_crowds_page_out_by_asking_oddly(client, path, more):
    client.get(path)
    client.get("/", **more)

    assert len(caches["public_pages"]._cache) == 2  # the page, and what it varies on


def test_what_one_visitor_is_told_is_not_kept(client, path):
    client.cookies["messages"] = "signed"
    client.get(path)

    assert not list(caches["public_pages"]._cache)


def test_nobodys_own_page_is_kept(client, cast, path):
    client.force_login(cast.author)
    assert "Ana Ruiz" in client.get(path).content.decode()
    assert not list(caches["public_pages"]._cache)
    client.logout()

    public = client.get(path).content.decode()
    assert "Ana Ruiz" not in public
    client.force_login(cast.author)
    assert "Ana Ruiz" in client.get(path).content.decode()


def test_searches_are_not_kept(client, path):
    assert client.get("/?q=a")["Content-Type"].startswith("text/html")
    with CaptureQueriesContext(connection) as asked:
        client.get("/?q=a")
    assert len(asked) > 0


def test_another_host_gets_a_page_of_its_own(client, path, settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    assert client.get(path, headers={"host": "one.example"}).status_code == 200
    assert client.get(path, headers={"host": "evil.example"}).status_code == 400


@pytest.mark.slow
def test_a_kept_page_is_soon_a_new_one(client, path):
    client.get(path)
    time.sleep(2.1)
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    assert len(asked) > 0
