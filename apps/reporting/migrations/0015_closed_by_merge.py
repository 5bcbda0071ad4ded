from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reporting", "0014_fhir")]

    operations = [
        migrations.AddField(
            model_name="followup",
            name="closed_by_merge",
            field=models.BigIntegerField(
                help_text="the patient merge that closed it: undone, it is open again", null=True
            ),
        ),
    ]
