"""A session is known by its cookie; the database holds nothing that could be sent in the place of one."""

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core import serializers
from django.test import Client

from organisations.models.login import LENGTH, LoginSession, stored

COOKIE = settings.SESSION_COOKIE_NAME
PASSWORD = "three boats under snow"


@pytest.fixture
def author(client, cast):
    cast.author.set_password(PASSWORD)
    cast.author.save()
    client.post("/accounts/login/", {"login": cast.author.email, "password": PASSWORD})
    assert client.get("/desk/").status_code == 200
    return cast.author


def test_no_key_and_no_content_of_a_session_stands_in_a_dump(client, author):
    client.session["app"] = "a secret that waits to be confirmed"
    session = client.session
    session["app"] = "a secret that waits to be confirmed"
    session.save()

    rows = [*LoginSession.objects.all(), *UserSession.objects.all()]
    dump = serializers.serialize("json", rows)
    assert len(rows) == 2
    assert client.cookies[COOKIE].value not in dump
    assert "waits" not in dump
    assert client.session["app"].startswith("a secret")


def test_what_stands_in_the_database_opens_nothing(client, author):
    for key in {LoginSession.objects.get().pk, UserSession.objects.get().session_key}:
        thief = Client()
        thief.cookies[COOKIE] = key
        assert len(key) == LENGTH
        assert thief.get("/desk/").status_code == 302
        assert thief.get("/api/v1/statements/").status_code == 401
    assert LoginSession.objects.count() == 1


def test_the_list_of_sessions_knows_the_present_one_and_ends_the_others(client, author):
    other = Client()
    other.post("/accounts/login/", {"login": author.email, "password": PASSWORD})
    assert UserSession.objects.count() == 2
    assert client.get("/accounts/sessions/").content.decode().count("<tr") >= 2

    client.post("/accounts/sessions/")

    assert UserSession.objects.get().session_key == stored(client.cookies[COOKIE].value)
    assert client.get("/desk/").status_code == 200
    assert other.get("/desk/").status_code == 302


def test_logging_out_leaves_no_row(client, author):
    client.post("/accounts/logout/")

    assert not LoginSession.objects.exists()


def test_a_replaced_link_key_logs_everybody_out(client, author, settings):
    settings.LINK_KEY = "another key altogether, of forty or more signs"

    assert client.get("/desk/").status_code == 302
