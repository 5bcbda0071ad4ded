"""Storage commitment over the wire: on the association it was asked on, or by calling back, until it was heard."""

import time
from datetime import timedelta

import pytest
from pydicom.dataset import Dataset
from pynetdicom import AE as ApplicationEntity
from pynetdicom import evt
from pynetdicom.sop_class import CTImageStorage, StorageCommitmentPushModel

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.imaging.engine.commitment import PUSH_INSTANCE
from apps.imaging.models import Instance, StorageCommitment
from apps.imaging.public import add_peer, report_commitments
from apps.imaging.selectors.store import get_root
from tests.imaging.drivers.department import wait_until
from tests.imaging.drivers.objects import make_ct
from tests.imaging.rest.test_images import store
from tests.imaging.services.nodes import Archive

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.servers]
ADMIN = Actor.system("test")


class Scanner:
    """CT1 asks for commitment and keeps its association open for the answer."""

    def __init__(self, port: int, *, calling: str = "CT1") -> None:
        self.reports: list[tuple[int, Dataset]] = []
        ae = ApplicationEntity(calling)
        ae.add_requested_context(StorageCommitmentPushModel)
        self.assoc = ae.associate(
            "127.0.0.1", port, ae_title="RADFLOW", evt_handlers=[(evt.EVT_N_EVENT_REPORT, self._hear)]
        )
        assert self.assoc.is_established

    def ask(self, *uids: str, transaction: str = "2.25.500", action: int = 1, instance: str = PUSH_INSTANCE) -> int:
        ds = Dataset()
        ds.TransactionUID = transaction
        ds.ReferencedSOPSequence = [_refer(uid) for uid in uids]
        status, _ = self.assoc.send_n_action(ds, action, StorageCommitmentPushModel, instance)
        return int(status.Status)

    def _hear(self, event):
        self.reports.append((event.request.EventTypeID, event.event_information))
        return 0x0000, None


def _refer(uid: str) -> Dataset:
    item = Dataset()
    item.ReferencedSOPClassUID, item.ReferencedSOPInstanceUID = CTImageStorage, uid
    return item


def let_wait_pass() -> None:
    past = clock.real_now() - timedelta(minutes=5)
    StorageCommitment.objects.update(next_try_at=past, asked_at=past)


def call_back_to(ae_title: str, port: int) -> None:
    add_peer(actor=ADMIN, ae_title=ae_title, name=ae_title, kind="modality", host="127.0.0.1", port=port)


def test_who_cannot_be_called_back_is_told_on_the_same_association(port, images):
    store(make_ct(1), images)
    scanner = Scanner(port)
    assert scanner.ask("2.25.78.1", "2.25.78.2") == 0x0000
    wait_until(lambda: scanner.reports)
    event, report = scanner.reports[0]
    assert (event, report.TransactionUID, report.RetrieveAETitle) == (2, "2.25.500", "RADFLOW")
    assert [item.ReferencedSOPInstanceUID for item in report.ReferencedSOPSequence] == ["2.25.78.1"]
    failed = report.FailedSOPSequence[0]
    assert (failed.ReferencedSOPInstanceUID, failed.FailureReason) == ("2.25.78.2", 0x0112)
    wait_until(lambda: StorageCommitment.objects.get().status == "reported")
    assert StorageCommitment.objects.get().n_failed == 1
    scanner.assoc.release()


def test_a_known_listener_is_called_back(port, images):
    store(make_ct(1), images)
    listener = Archive(ae_title="CT1")
    call_back_to("CT1", listener.start())
    try:
        scanner = Scanner(port)
        assert scanner.ask("2.25.78.1") == 0x0000
        scanner.assoc.release()
        assert report_commitments() == 1
        event, report = listener.reports[0]
        assert (event, report.TransactionUID) == (1, "2.25.500")
        assert "FailedSOPSequence" not in report
        row = StorageCommitment.objects.get()
        assert (row.status, row.n_failed, scanner.reports) == ("reported", 0, [])
        assert report_commitments() == 0
    finally:
        listener.stop()


def test_an_answer_that_nobody_hears_is_told_again(port, images):
    store(make_ct(1), images)
    listener = Archive(ae_title="CT1")
    call_back_to("CT1", listener.start())
    listener.stop()
    scanner = Scanner(port)
    scanner.ask("2.25.78.1")
    scanner.assoc.release()
    assert report_commitments() == 0
    row = StorageCommitment.objects.get()
    assert (row.status, row.attempts, row.reason["code"]) == ("waiting", 1, "imaging.node_unreachable")
    assert row.next_try_at > clock.real_now()
    listener.answers["report"] = 0x0110
    listener.start()
    try:
        let_wait_pass()
        assert report_commitments() == 0
        assert StorageCommitment.objects.get().reason["code"] == "imaging.node_refused"
        listener.answers.clear()
        let_wait_pass()
        assert report_commitments() == 1
    finally:
        listener.stop()


def test_who_does_not_hear_one_answer_keeps_nobody_waiting_with_its_others(port, images):
    listener = Archive(ae_title="OTHER")
    call_back_to("OTHER", listener.start())
    away = Archive(ae_title="CT1")
    call_back_to("CT1", away.start())
    away.stop()
    store(make_ct(1), images)
    now = clock.real_now()
    for n, ae_title in enumerate(("CT1", "CT1", "OTHER")):
        StorageCommitment.objects.create(
            transaction_uid=f"2.25.60{n}",
            calling_ae=ae_title,
            address="127.0.0.1",
            references=[[CTImageStorage, "2.25.78.1"]],
            asked_at=now,
            next_try_at=now - timedelta(seconds=9 - n),
        )
    try:
        assert report_commitments() == 1
    finally:
        listener.stop()
    rows = StorageCommitment.objects.order_by("transaction_uid").values_list("status", "attempts")
    assert list(rows) == [("waiting", 1), ("waiting", 0), ("reported", 1)]


def test_objects_that_may_still_come_are_waited_for(port, images):
    listener = Archive(ae_title="CT1")
    call_back_to("CT1", listener.start())
    try:
        scanner = Scanner(port)
        scanner.ask("2.25.78.1")
        assert report_commitments() == 0
        assert (StorageCommitment.objects.get().attempts, listener.reports) == (0, [])
        store(make_ct(1), images)
        StorageCommitment.objects.update(next_try_at=clock.real_now())
        assert report_commitments() == 1
        assert listener.reports[0][0] == 1
    finally:
        listener.stop()


def test_an_object_without_its_file_is_not_called_safe(port, images):
    store(make_ct(1), images)
    (get_root() / Instance.objects.get().path).unlink()
    scanner = Scanner(port)
    scanner.ask("2.25.78.1")
    wait_until(lambda: scanner.reports)
    assert scanner.reports[0][1].FailedSOPSequence[0].FailureReason == 0x0110
    scanner.assoc.release()


def test_without_an_address_an_unheard_answer_is_parked_with_the_reason(port, images):
    StorageCommitment.objects.create(
        transaction_uid="2.25.501",
        calling_ae="CT1",
        address="127.0.0.1",
        references=[[CTImageStorage, "2.25.1"]],
        asked_at=clock.real_now() - timedelta(minutes=5),
        next_try_at=clock.real_now(),
    )
    assert report_commitments() == 0
    row = StorageCommitment.objects.get()
    assert (row.status, row.reason["code"]) == ("parked", "imaging.no_address")


@pytest.mark.parametrize(
    ("changes", "status"),
    [({"action": 2}, 0x0123), ({"instance": "1.2.3"}, 0x0112), ({"transaction": "no uid"}, 0x0106)],
)
def test_a_bad_request_is_refused_and_not_kept(port, images, changes, status):
    scanner = Scanner(port)
    assert scanner.ask("2.25.78.1", **changes) == status
    assert scanner.ask(transaction="2.25.9") == 0x0120
    assert StorageCommitment.objects.count() == 0
    time.sleep(0.1)
    assert scanner.reports == []
    scanner.assoc.release()
