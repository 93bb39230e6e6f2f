"""Doormen: ids in, one call."""

from celery import shared_task

from outbox import deliver as delivery


@shared_task(name="outbox.deliver")
def deliver(pk: int) -> None:
    delivery.deliver(pk)


@shared_task(name="outbox.sweep")
def sweep() -> None:
    delivery.deliver_due()
