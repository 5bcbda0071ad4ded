"""Store and forward: every object reaches every destination once, in order per study; what is refused waits for a person."""

import json
import urllib.request
from datetime import timedelta

import pydicom
import pytest

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.imaging.models import DicomPeer, ForwardItem, ForwardLane, Instance, Study
from apps.imaging.public import (
    add_peer,
    forward_to,
    list_due_lanes,
    queue_study,
    remove_peer,
    retry_parked,
    update_peer,
)
from apps.imaging.selectors.store import get_root
from apps.imaging.services import forwarding
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import store
from tests.imaging.services.nodes import Archive, Orthanc, add_destination

pytestmark = pytest.mark.django_db
ADMIN = Actor.system("test")


@pytest.fixture
def archive():
    made = Archive()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def peer(site_id, archive) -> DicomPeer:
    return add_destination("PACS", archive.port)


def count(status: str) -> int:
    return ForwardItem.objects.filter(status=status).count()


def let_wait_pass() -> None:
    past = clock.real_now() - timedelta(seconds=1)
    ForwardItem.objects.update(next_try_at=past)
    ForwardLane.objects.update(next_try_at=past, claimed_until=past)


def test_what_is_stored_is_sent_once_in_order_and_as_it_came(peer, archive, images):
    for n in (1, 2, 3):
        store(make_ct(n), images)
    assert list_due_lanes() == [peer.pk]
    assert forward_to(peer.pk) == 3
    assert archive.uids == ["2.25.78.1", "2.25.78.2", "2.25.78.3"]
    row = Instance.objects.get(number=2)
    raw = (get_root() / row.path).read_bytes()
    assert raw.endswith(archive.received[1][1])
    assert len(archive.received[1][1]) == row.size
    assert (count("sent"), count("waiting"), list_due_lanes()) == (3, 0, [])
    assert forward_to(peer.pk) == 0
    assert len(archive.received) == 3


def test_the_same_object_again_is_not_queued_again(peer, archive, images):
    store(make_ct(1), images)
    forward_to(peer.pk)
    store(make_ct(1), images)
    assert (count("sent"), count("waiting")) == (1, 0)


def test_only_enabled_destinations_are_served_and_never_the_sender_itself(site_id, images):
    add_destination("CT1", 11112)  # the images come from there
    off = add_destination("OFF", 11113)
    update_peer(off.pk, actor=ADMIN, version=off.version, is_enabled=False)
    wanted = add_destination("PACS", 11114)
    store(make_ct(1), images)
    assert list(ForwardItem.objects.values_list("peer_id", flat=True)) == [wanted.pk]


def test_a_destination_that_is_away_gets_everything_when_it_is_back_and_nothing_twice(peer, archive, images):
    store(make_ct(1), images)
    forward_to(peer.pk)
    archive.stop()
    for n in (2, 3):
        store(make_ct(n), images)
    assert forward_to(peer.pk) == 0
    lane = ForwardLane.objects.get()
    assert (lane.failures, lane.reason["code"], lane.claimed_until) == (1, "imaging.node_unreachable", None)
    assert lane.next_try_at > clock.real_now()
    assert (list_due_lanes(), count("waiting")) == ([], 2)
    assert set(ForwardItem.objects.values_list("attempts", flat=True)) == {0}
    archive.start()
    let_wait_pass()
    assert forward_to(peer.pk) == 2
    lane.refresh_from_db()
    assert (lane.failures, lane.reason, lane.next_try_at) == (0, None, None)
    assert archive.uids == ["2.25.78.1", "2.25.78.2", "2.25.78.3"]


def test_an_object_that_cannot_be_understood_is_parked_and_blocks_nothing(peer, archive, images):
    archive.answers["2.25.78.1"] = 0xC000
    for n in (1, 2):
        store(make_ct(n), images)
    assert forward_to(peer.pk) == 1
    parked = ForwardItem.objects.get(status="parked")
    assert (parked.instance.number, parked.reason["code"]) == (1, "imaging.forward_refused")
    assert parked.reason["params"]["status"] == "C000H"
    assert archive.uids == ["2.25.78.2"]
    archive.answers.clear()
    assert forward_to(peer.pk) == 0
    assert retry_parked(peer.pk, actor=ADMIN) == 1
    assert forward_to(peer.pk) == 1
    assert archive.uids == ["2.25.78.2", "2.25.78.1"]


def test_a_failing_object_holds_its_own_study_only_and_is_parked_in_the_end(peer, archive, images):
    archive.answers["2.25.78.1"] = 0x0110
    for n in (1, 2):
        store(make_ct(n), images)
    store(make_ct(1, study="2.25.88", series="2.25.89"), images)
    assert forward_to(peer.pk) == 1
    assert archive.uids == ["2.25.89.1"]
    assert forward_to(peer.pk) == 0  # held back until its next try
    for _ in range(6):
        let_wait_pass()
        assert forward_to(peer.pk) == 0
    let_wait_pass()
    assert forward_to(peer.pk) == 1  # the eighth try parks it, the rest of its study goes
    item = ForwardItem.objects.get(status="parked")
    assert (item.instance.sop_uid, item.attempts) == ("2.25.78.1", 8)
    assert archive.uids == ["2.25.89.1", "2.25.78.2"]


def test_an_object_that_a_destination_breaks_off_over_is_parked_in_the_end(peer, archive, images):
    archive.answers["2.25.78.1"] = None
    for n in (1, 2):
        store(make_ct(n), images)
    store(make_ct(1, study="2.25.88", series="2.25.89"), images)
    assert forward_to(peer.pk) == 0
    lane, item = ForwardLane.objects.get(), ForwardItem.objects.get(instance__sop_uid="2.25.78.1")
    assert (lane.failures, lane.reason["code"]) == (1, "imaging.node_broke_off")
    assert (item.status, item.attempts) == ("waiting", 1)
    ForwardLane.objects.update(next_try_at=None)
    assert forward_to(peer.pk) == 1  # its study is held back, others go
    assert archive.uids == ["2.25.89.1"]
    for _ in range(7):
        let_wait_pass()
        assert forward_to(peer.pk) == 0
    item.refresh_from_db()
    assert (item.status, item.attempts, item.reason["code"]) == ("parked", 8, "imaging.node_broke_off")
    let_wait_pass()
    assert forward_to(peer.pk) == 1
    assert archive.uids == ["2.25.89.1", "2.25.78.2"]


def test_a_full_destination_is_left_alone_for_a_while(peer, archive, images):
    archive.answers["2.25.78.1"] = 0xA700
    store(make_ct(1), images)
    assert forward_to(peer.pk) == 0
    assert ForwardLane.objects.get().reason["code"] == "imaging.node_full"
    assert (count("waiting"), list_due_lanes()) == (1, [])


def test_a_refused_association_is_told_apart_from_no_connection(peer, archive, images):
    update_peer(peer.pk, actor=ADMIN, version=peer.version, ae_title="OTHER")
    store(make_ct(1), images)
    assert forward_to(peer.pk) == 0
    reason = ForwardLane.objects.get().reason
    assert (reason["code"], reason["params"]["detail"]) == ("imaging.node_refused", "1/1/7")


def test_a_missing_file_is_parked(peer, archive, images):
    store(make_ct(1), images)
    (get_root() / Instance.objects.get().path).unlink()
    assert forward_to(peer.pk) == 0
    assert ForwardItem.objects.get().reason["code"] == "imaging.forward_file_missing"


@pytest.mark.parametrize("left", [b"", b"no DICOM at all"])
def test_a_damaged_file_is_parked_and_blocks_nothing(peer, archive, images, left):
    for n in (1, 2):
        store(make_ct(n), images)
    (get_root() / Instance.objects.get(number=1).path).write_bytes(left)
    assert forward_to(peer.pk) == 1
    parked = ForwardItem.objects.get(status="parked")
    assert (parked.instance.number, parked.reason["code"]) == (1, "imaging.forward_file_damaged")
    assert archive.uids == ["2.25.78.2"]


def test_one_sender_at_a_time_and_a_dead_one_loses_its_claim(peer, archive, images):
    store(make_ct(1), images)
    ForwardLane.objects.create(peer=peer, claimed_until=clock.real_now() + timedelta(seconds=60))
    assert (list_due_lanes(), forward_to(peer.pk), archive.uids) == ([], 0, [])
    ForwardLane.objects.update(claimed_until=clock.real_now() - timedelta(seconds=1))
    assert list_due_lanes() == [peer.pk]
    assert forward_to(peer.pk) == 1


def test_a_sender_that_outlived_its_claim_leaves_the_next_one_alone(peer, archive, images, monkeypatch):
    store(make_ct(1), images)
    other, send = clock.real_now() + timedelta(seconds=60), forwarding.send_parcels

    def send_and_lose_the_claim(*args, **options):
        yield from send(*args, **options)
        ForwardLane.objects.update(claimed_until=other)

    monkeypatch.setattr(forwarding, "send_parcels", send_and_lose_the_claim)
    assert forward_to(peer.pk) == 1
    assert ForwardLane.objects.get().claimed_until == other


def test_a_study_is_sent_again_by_hand(peer, archive, images):
    store(make_ct(1), images)
    study_id = Study.objects.get().pk
    forward_to(peer.pk)
    assert queue_study(study_id, peer.pk, actor=ADMIN) == 1
    assert forward_to(peer.pk) == 1
    assert archive.uids == ["2.25.78.1"] * 2


def test_sending_by_hand_is_refused_to_who_is_no_destination(site_id, images):
    store(make_ct(1), images)
    study_id = Study.objects.get().pk
    other = DicomPeer.objects.get(ae_title="STORESCU")
    with pytest.raises(Refused, match="not_a_destination"):
        queue_study(study_id, other.pk, actor=ADMIN)
    with pytest.raises(NotFound):
        queue_study(study_id, 10**9, actor=ADMIN)
    with pytest.raises(NotFound):
        queue_study(10**9, add_destination("PACS", 11112).pk, actor=ADMIN)
    assert ForwardItem.objects.count() == 0


def test_a_destination_needs_an_address(site_id):
    with pytest.raises(Invalid):
        add_peer(actor=ADMIN, ae_title="PACS", name="PACS", kind="archive", is_forwarded_to=True)
    peer = add_destination("PACS", 11112)
    with pytest.raises(Invalid):
        update_peer(peer.pk, actor=ADMIN, version=peer.version, port=None)
    assert DicomPeer.objects.get(ae_title="PACS").port == 11112


def test_a_removed_destination_takes_its_queue_along(peer, archive, images):
    store(make_ct(1), images)
    remove_peer(peer.pk, actor=ADMIN)
    assert ForwardItem.objects.count() == 0
    assert forward_to(peer.pk) == 0
    assert Study.objects.count() == 1


@pytest.mark.peer("orthanc")
def test_orthanc_gets_what_came_while_it_was_down(site_id, images, tmp_path):
    foreign = Orthanc(tmp_path)
    peer = add_destination("ORTHANC", foreign.port)
    for n in range(1, 6):
        store(make_ct(n), images)
    assert forward_to(peer.pk) == 0
    foreign.start()
    try:
        let_wait_pass()
        assert forward_to(peer.pk) == 5
        queue_study(Study.objects.get().pk, peer.pk, actor=ADMIN)
        assert forward_to(peer.pk) == 5
        with urllib.request.urlopen(f"http://127.0.0.1:{foreign.http}/instances") as answer:
            ids = json.load(answer)
        assert len(ids) == 5
        with urllib.request.urlopen(f"http://127.0.0.1:{foreign.http}/instances/{ids[0]}/file") as answer:
            (tmp_path / "back.dcm").write_bytes(answer.read())
        back = pydicom.dcmread(tmp_path / "back.dcm")
        assert back.PixelData == make_ct(int(back.InstanceNumber)).PixelData
    finally:
        foreign.stop()
