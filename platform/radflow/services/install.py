"""`python -m radflow.services.install`: brings the database up to this checkout in one process (tables, then starter data)."""

import gc
import os


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radflow.settings")
    import django
    from django.core.management import call_command, get_commands

    django.setup()
    gc.freeze()
    gc.set_threshold(
        100_000, 50, 50
    )  # each step of a migration makes all models anew: mostly garbage, and a third of the time
    call_command("migrate", interactive=False, verbosity=0)
    if "prepare" in get_commands():
        call_command("prepare")


if __name__ == "__main__":
    main()
