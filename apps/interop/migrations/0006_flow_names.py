from django.db import migrations

FLOWS = {
    "interop.results_out": ("interop.preliminary_out", "interop.withdrawal_out"),
    "interop.schedule_out": (
        "interop.booked_out",
        "interop.moved_out",
        "interop.given_back_out",
        "interop.no_show_out",
    ),
}


def rename_waiting(apps, schema_editor):
    """What is open or parked under the names of before is delivered under those of now."""
    delivery = apps.get_model("common", "Delivery")
    for name, before in FLOWS.items():
        delivery.objects.filter(subscriber__in=before).exclude(status="done").update(subscriber=name)


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0005_audit_person"),
        ("interop", "0005_news"),
    ]

    operations = [migrations.RunPython(rename_waiting, migrations.RunPython.noop)]
