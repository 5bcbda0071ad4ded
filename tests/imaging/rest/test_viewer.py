"""What the viewer is told of a study: windows of the policy, other viewers by address."""

import pytest

from apps.common.kernel.actor import Actor
from apps.common.policy import activate_policy, draft_policy, get_policy
from apps.imaging.models import Study
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import caller_of, store

pytestmark = pytest.mark.django_db


def read_settings(role: str = "radiologist"):
    return caller_of(role).get(f"/api/studies/{Study.objects.get().id}/viewer")


def test_windows_come_from_the_policy_and_no_viewer_is_offered_where_none_is_set(site_id, images):
    store(make_ct(1), images)
    body = read_settings().json()
    assert [(w["code"], w["modality"], w["center"], w["width"]) for w in body["windows"]] == [
        ("soft", "CT", 40.0, 400.0),
        ("lung", "CT", -600.0, 1500.0),
        ("liver", "CT", 90.0, 150.0),
        ("bone", "CT", 480.0, 2500.0),
        ("brain", "CT", 40.0, 80.0),
    ]
    assert (body["external"], body["source"]) == ([], "imaging.viewer@1")


def test_another_viewer_is_offered_with_the_study_in_its_address(site_id, images):
    store(make_ct(1), images)
    payload = get_policy("imaging.viewer").payload | {
        "external": [
            {"code": "ohif", "name": {"en": "OHIF"}, "url_template": "https://ohif.example/v?uid={StudyInstanceUID}"},
            {"code": "odd", "name": {"en": "Odd"}, "url_template": "javascript:alert(1)"},
        ]
    }
    author, second = (Actor.system(f"test-{n}") for n in ("a", "b"))
    row = draft_policy("imaging.viewer", payload=payload, source="site", change_reason="viewer", actor=author)
    activate_policy(row.id, actor=second)
    body = read_settings().json()
    uid = Study.objects.get().study_uid
    assert body["external"] == [{"code": "ohif", "name": {"en": "OHIF"}, "url": f"https://ohif.example/v?uid={uid}"}]
    assert body["source"] == "imaging.viewer@2"


def test_who_may_not_see_the_study_is_told_nothing_of_it(site_id, images):
    store(make_ct(1), images)
    assert read_settings("referrer").status_code == 404
