"""Celery's settings; every one of them was chosen against a fault that was seen."""

from config import env

broker_url = env.REDIS_URL or None
task_ignore_result = True
task_acks_late = True  # a killed worker's task comes back
task_reject_on_worker_lost = True
worker_prefetch_multiplier = 1  # a long render holds back nobody else's work
task_time_limit = 600
broker_connection_retry_on_startup = True
broker_transport_options = {"visibility_timeout": 900, "socket_timeout": 5, "socket_connect_timeout": 2}
task_routes = {
    "releases.*": {"queue": "releases"},
    "outbox.*": {"queue": "mail"},
    "signatures.*": {"queue": "mail"},
    "limits.*": {"queue": "mail"},
    "api.*": {"queue": "mail"},
    "organisations.*": {"queue": "mail"},
    "statements.*": {"queue": "mail"},
}
task_publish_retry = False  # the row is committed; the sweeper finds it
beat_schedule = {
    "sweep releases": {"task": "releases.sweep", "schedule": 5.0},
    "sweep mail": {"task": "outbox.sweep", "schedule": 5.0},
    "sweep limits": {"task": "limits.sweep", "schedule": 60.0},
    "close circulations": {"task": "signatures.close_due", "schedule": 15.0},
    "keep what was typed": {"task": "statements.sweep", "schedule": 15.0},
    "forget sessions": {"task": "organisations.sweep", "schedule": 60.0},
    "forget answers of the API": {"task": "api.sweep", "schedule": 900.0},
}
