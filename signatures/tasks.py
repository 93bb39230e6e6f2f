"""Doormen: ids in, one call."""

from celery import shared_task

from signatures.actions import circulating


@shared_task(name="signatures.close_due")
def close_due() -> None:
    circulating.close_due()
