"""What was spent in which window."""

from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Window',
            fields=[
                ('key', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('began_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField(db_index=True)),
                ('count', models.PositiveIntegerField()),
            ],
        ),
    ]
