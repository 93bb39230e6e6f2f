"""The Celery application: a doorbell, not a memory. Rows say what is due; tasks only make it happen sooner.

No result backend, no eta, no countdown: whatever must happen later is a row that the sweepers find (docs/adr/0001).
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")

app = Celery("communique")
app.config_from_object("config.celeryconfig")
app.autodiscover_tasks()
