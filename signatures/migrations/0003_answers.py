"""Other answers: a decline may be taken back, the day of a decision is said, a link knows which one it was forwarded from."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

from trail.guards import Guard, append_only, fixed_columns, install

BEFORE = install(append_only("signatures_decline"))
GUARDS = [
    fixed_columns("signatures_decline", ["invitation_id", "reason", "declined_at"], sentence="a decline cannot be changed"),
    Guard(
        "signatures_decline_once",
        "signatures_decline",
        "UPDATE",
        "what was reconsidered once stays so",
        "OLD.reconsidered_at IS NOT NULL AND (NEW.reconsidered_at IS NULL OR NEW.reconsidered_at <> OLD.reconsidered_at)",
    ),
    Guard("signatures_decline_no_delete", "signatures_decline", "DELETE", "a decline is taken back, not removed"),
    *append_only("signatures_deferral"),
]


class Migration(migrations.Migration):

    dependencies = [
        ('signatures', '0002_guards'),
    ]

    operations = [
        migrations.RunPython(BEFORE.reverse_code, BEFORE.code),
        migrations.CreateModel(
            name='Deferral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decides_on', models.DateField()),
                ('said_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.AddField(
            model_name='decline',
            name='reconsidered_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='link',
            name='forwarded_from',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='forwarded', to='signatures.link'),
        ),
        migrations.AlterField(
            model_name='decline',
            name='invitation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='declines', to='signatures.invitation'),
        ),
        migrations.AddConstraint(
            model_name='decline',
            constraint=models.UniqueConstraint(condition=models.Q(('reconsidered_at__isnull', True)), fields=('invitation',), name='one_standing_decline'),
        ),
        migrations.AddField(
            model_name='deferral',
            name='invitation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deferrals', to='signatures.invitation'),
        ),
        install(GUARDS),
    ]
