"""Doormen: ids in, one call."""

from celery import shared_task

from organisations import sessions


@shared_task(name="organisations.sweep")
def sweep() -> None:
    sessions.sweep()
