import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('scheduling', '0010_overbooking'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('previous', models.PositiveBigIntegerField()),
                ('version', models.PositiveBigIntegerField()),
                ('occupancy_id', models.BigIntegerField(help_text='Occupancy, which may be gone by now')),
                ('resource', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='scheduling.resource')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('resource', 'version'), name='calendar_change_once')],
            },
        ),
        # versions that were counted by one before must not come again
        migrations.RunSQL(
            "SELECT setval(pg_get_serial_sequence('scheduling_calendarchange', 'id'),"
            " (SELECT coalesce(max(calendar_version), 0) + 1 FROM scheduling_resource))",
            migrations.RunSQL.noop,
        ),
    ]
