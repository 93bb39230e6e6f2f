"""Doormen: ids in, one call."""

from celery import shared_task

from signatures.actions import closing


@shared_task(name="signatures.close_due")
def close_due() -> None:
    closing.close_due()
