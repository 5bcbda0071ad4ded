from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("scheduling", "0007_plan_runs")]

    operations = [
        migrations.AddField(
            model_name="resource",
            name="edit_version",
            field=models.PositiveIntegerField(
                default=1, help_text="raised when a person changes its hours or reserves"
            ),
        ),
    ]
