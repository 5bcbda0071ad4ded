from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0008_contact_attempts")]

    operations = [
        migrations.AddField(
            model_name="resource",
            name="edit_version",
            field=models.PositiveIntegerField(
                default=1, help_text="raised when a person changes its hours or reserves"
            ),
        ),
    ]
