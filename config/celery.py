"""The Celery application: a doorbell, not a memory. Rows say what is due; tasks only make it happen sooner.

No result backend, no eta, no countdown: whatever must happen later is a row that the sweepers find (docs/adr/0001).
"""

from celery import Celery

from config import env  # noqa: F401 - which settings

app = Celery("communique")
app.config_from_object("config.celeryconfig")
app.autodiscover_tasks()
