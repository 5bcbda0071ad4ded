from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("qc", "0014_trusted_history")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="reopened_by",
            field=models.JSONField(blank=True, default=list, help_text="ids of who asked for another judgement"),
        ),
        migrations.AlterField(
            model_name="case",
            name="is_withdrawn",
            field=models.BooleanField(
                default=False, help_text="over before its reviews were in: drawn again, or ended with a reason"
            ),
        ),
    ]
