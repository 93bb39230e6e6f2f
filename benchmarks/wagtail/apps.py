from django.apps import AppConfig


class Statements(AppConfig):
    name = "benchmarks.wagtail"
    label = "wagtail_statements"
    default_auto_field = "django.db.models.BigAutoField"
