"""`python -m radflow.services.install`: brings the database up to this checkout in one process (tables, then starter data)."""

import os


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "radflow.settings")
    import django
    from django.core.management import call_command, get_commands

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    if "prepare" in get_commands():
        call_command("prepare")


if __name__ == "__main__":
    main()
