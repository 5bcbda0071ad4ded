from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("imaging", "0015_dose_refusals")]

    operations = [
        migrations.AddField(
            model_name="study",
            name="removed_at",
            field=models.DateTimeField(help_text="real time: when retention deleted its images", null=True),
        ),
        migrations.AddIndex(
            model_name="study",
            index=models.Index(
                condition=models.Q(("n_instances__gt", 0), ("state", "complete")),
                fields=["last_heard_at"],
                name="study_kept",
            ),
        ),
    ]
