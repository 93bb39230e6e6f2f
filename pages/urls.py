from django.urls import path

from pages import health

urlpatterns = [path("health/", health.health, name="health")]
