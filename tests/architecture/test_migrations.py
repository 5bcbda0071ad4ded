import pytest
from django.apps import apps
from django.core.management import call_command

from tests.architecture.floors import ROOT, read_floors


def test_every_app_with_models_has_migrations():
    without = [
        label
        for label in read_floors()
        if any(apps.get_app_config(label).get_models())
        and not list((ROOT / "apps" / label / "migrations").glob("0*.py"))
    ]
    assert without == []


@pytest.mark.django_db
def test_models_and_migrations_agree(capsys):
    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    except SystemExit:
        pytest.fail(f"a model changed without its migration:\n{capsys.readouterr().out}")
