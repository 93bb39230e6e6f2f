"""Doormen: ids in, one call."""

from celery import shared_task

from releases import store
from releases.actions import composing


@shared_task(name="releases.compose")
def compose(pk: int) -> None:
    composing.compose(pk)


@shared_task(name="releases.sweep")
def sweep() -> None:
    composing.compose_due()
    store.sweep_halves()
