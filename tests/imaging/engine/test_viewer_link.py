"""Addresses of a study in other viewers."""

import pytest

from apps.imaging.engine.viewer_link import fill_template

STUDY = {"study_uid": "1.2.3", "accession": "A 1/2", "patient_id": "张&x"}


@pytest.mark.parametrize(
    ("template", "url"),
    [
        ("https://ohif.example/viewer?StudyInstanceUIDs={StudyInstanceUID}", "https://ohif.example/viewer?StudyInstanceUIDs=1.2.3"),
        ("weasis://?acc={AccessionNumber}&p={PatientID}", "weasis://?acc=A%201%2F2&p=%E5%BC%A0%26x"),
        ("HTTP://x/{StudyInstanceUID}/{StudyInstanceUID}", "HTTP://x/1.2.3/1.2.3"),
        ("https://x/{Other}", "https://x/{Other}"),
    ],
)  # fmt: skip
def test_the_study_stands_in_the_address_with_its_signs_escaped(template, url):
    assert fill_template(template, **STUDY) == url


@pytest.mark.parametrize(
    "template", ["", "/viewer/{StudyInstanceUID}", "javascript:alert('{StudyInstanceUID}')", "data:text/html,x", "file:///x", " https://x"]
)  # fmt: skip
def test_what_is_no_address_of_a_viewer_gives_none(template):
    assert fill_template(template, **STUDY) is None
