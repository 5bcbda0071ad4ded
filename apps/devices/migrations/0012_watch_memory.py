from django.db import migrations, models


class Migration(migrations.Migration):
    """What detectors remember is learned anew from the stored readings, as for a new channel; nothing is told twice."""

    dependencies = [
        ("devices", "0011_part_fits"),
    ]

    operations = [
        migrations.RunSQL("DELETE FROM devices_watchstate", migrations.RunSQL.noop),
        migrations.RemoveField(model_name="watchstate", name="memory"),
        migrations.AddField(
            model_name="watchstate",
            name="memory",
            field=models.BinaryField(help_text="services/watch_store.py reads and writes it", null=True),
        ),
        migrations.AddField(
            model_name="watchstate",
            name="past",
            field=models.BinaryField(help_text="the part of it that seldom changes", null=True),
        ),
    ]
