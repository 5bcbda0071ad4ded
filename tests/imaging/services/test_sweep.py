"""What a crash leaves behind is put right at the next start; nothing acknowledged is lost, nothing half written is kept."""

import pytest

from apps.imaging.models import Instance, Study
from apps.imaging.public import sweep_files, sweep_incoming
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import store

pytestmark = pytest.mark.django_db


def test_a_row_lost_with_the_database_is_made_again_from_its_file(site_id, images):
    store(make_ct(1), images)
    store(make_ct(2), images)
    before = Instance.objects.get(number=2)
    before.delete()
    assert sweep_files() == (1, 0)
    after = Instance.objects.get(number=2)
    assert (after.sha256, after.path, after.facts) == (before.sha256, before.path, before.facts)
    assert (images / after.path).exists()
    assert sweep_files() == (0, 0)
    assert Study.objects.get().series.get().instances.count() == 2


def test_a_half_written_file_is_removed_and_never_indexed(site_id, images):
    store(make_ct(1), images)
    row = Instance.objects.get()
    path = images / row.path
    path.write_bytes(path.read_bytes()[:-100])
    row.delete()
    assert sweep_files() == (0, 1)
    assert (Instance.objects.count(), path.exists()) == (0, False)


def test_what_was_half_received_is_removed(site_id, images):
    folder = images / "incoming"
    folder.mkdir(parents=True)
    (folder / "abc.part").write_bytes(b"x")
    assert sweep_incoming() == 1
    assert list(folder.iterdir()) == []
