"""What a crash leaves behind is put right at the next start; nothing acknowledged is lost, nothing half written is kept."""

import os
import socket
import time
from pathlib import Path

import pytest
from django.db import connection

from apps.imaging.models import Instance, Study
from apps.imaging.public import heal_after_failure, sweep_files, sweep_incoming
from apps.imaging.services.sweep import list_paths_below
from tests.department import wait_until
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


def test_what_another_listener_is_receiving_stays(site_id, images):
    folder = images / "incoming"
    folder.mkdir(parents=True)
    here, dead = socket.gethostname(), 2**22 + 1
    for name in (f"{here}.{os.getpid()}.ab.part", f"{here}.{dead}.ab.part", "other.7.ab.part", "other.8.ab.part"):
        (folder / name).write_bytes(b"x")
    os.utime(folder / "other.8.ab.part", (1, 1))
    assert sweep_incoming() == 2
    assert {path.name for path in folder.iterdir()} == {f"{here}.{os.getpid()}.ab.part", "other.7.ab.part"}


def test_the_rows_of_a_day_are_those_of_its_folder_and_are_found_by_an_index(site_id, images):
    store(make_ct(1), images)
    day, near = Path("2026/11/2"), {"2026/11/2/a.dcm", "2026/11/2/\u738b.dcm"}
    row = Instance.objects.get()
    for path in (*near, "2026/11/20/a.dcm", "2026/11/1/z.dcm", "2026/11/2", "2026/11/2-a.dcm"):
        row.pk, row.sop_uid, row.path = None, f"2.25.{Instance.objects.count()}", path
        row.save(force_insert=True)
    assert set(list_paths_below(day)) == near
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "instance_path_day" in list_paths_below(day).explain()


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_broke_while_nobody_used_it_is_reason_enough_to_look_for_lost_rows(site_id, images):
    store(make_ct(1), images)
    settle()
    Instance.objects.all().delete()
    heal_after_failure()
    assert not Instance.objects.exists()  # nothing broke: nothing is looked for
    _break_idle_connections()
    assert Study.objects.exists()  # a new connection, and no error that would tell
    wait_until(lambda: heal_after_failure() or Instance.objects.count() == 1, timeout_s=20, what="the lost row")


def settle() -> None:
    """A thread of the pool counts what broke, on a busy machine some time after it did."""
    for _ in range(2):
        heal_after_failure()
        time.sleep(0.3)
    heal_after_failure()


def _break_idle_connections() -> None:
    """All of this process, as when a server process is killed and the others with it."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s",
            [connection.settings_dict["NAME"]],
        )
