"""The trail is append-only."""

from django.db import migrations

from trail.guards import append_only, install


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [install(append_only("trail_event"))]
