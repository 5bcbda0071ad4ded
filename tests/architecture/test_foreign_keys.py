from django.apps import apps
from django.db.models import ForeignObject, ManyToManyField

from tests.architecture.floors import read_floors

FRAMEWORK = {"contenttypes", "auth", "sessions"}


def list_relations():
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields(include_hidden=True):
            if isinstance(field, (ForeignObject, ManyToManyField)):
                yield model._meta, field.name, field.related_model._meta.app_label


def test_foreign_keys_point_to_the_same_floor_or_below():
    floors = read_floors()
    wrong = [
        f"{meta.label}.{name} -> {target}"
        for meta, name, target in list_relations()
        if meta.app_label in floors
        and target not in FRAMEWORK
        and (
            floors.get(target, 99) > floors[meta.app_label]
            or target != meta.app_label
            and floors[target] == floors[meta.app_label]
        )
    ]
    assert wrong == []


def test_the_walk_sees_relations_of_every_kind():
    assert any(meta.app_label == "directory" and target == "directory" for meta, _, target in list_relations())
