"""Doormen: ids in, one call."""

from celery import shared_task

from statements.actions import keeping


@shared_task(name="statements.sweep")
def sweep() -> None:
    keeping.sweep()
