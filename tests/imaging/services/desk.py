"""A study for the reconciliation desk."""

import pydicom

from apps.imaging.models import DicomPeer, Instance, Study
from apps.imaging.selectors.delivery import find_file
from tests.builders.pathway import TECHNOLOGIST
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import store

BY = {"actor": TECHNOLOGIST, "note": "typed the wrong number"}


def make_study(images) -> Study:
    """Three slices in two series, under no exam's number; on their way to an archive."""
    DicomPeer.objects.create(ae_title="PACS", name="archive", is_forwarded_to=True, host="127.0.0.1", port=4242)
    for n, series in ((1, "2.25.78"), (2, "2.25.78"), (3, "2.25.79")):
        store(make_ct(n, series=series), images)
    return Study.objects.get()


def fresh(study: Study) -> Study:
    return Study.objects.get(pk=study.pk)


def read(sop_uid: str) -> pydicom.Dataset:
    return pydicom.dcmread(find_file(Instance.objects.select_related("series__study").get(sop_uid=sop_uid)))
