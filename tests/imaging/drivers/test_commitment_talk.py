"""What one association has been told: each answer is laid to the report that it is for."""

from types import SimpleNamespace

from pydicom.dataset import Dataset
from pynetdicom.dsutils import encode

from apps.imaging.drivers import commands as dimse
from apps.imaging.drivers.commitment import CommitmentTalk
from apps.imaging.drivers.contexts import EXPLICIT_LE
from apps.imaging.drivers.ports import Caller
from apps.imaging.engine.commitment import PUSH_INSTANCE, CommitmentReport
from apps.imaging.engine.mpps import Outcome

CALLER = Caller("CT1", "RADFLOW", "127.0.0.1")


def make_request(transaction: str) -> bytes:
    item, ds = Dataset(), Dataset()
    item.ReferencedSOPClassUID, item.ReferencedSOPInstanceUID = "1.2.3", "2.25.1"
    ds.TransactionUID, ds.ReferencedSOPSequence = transaction, [item]
    return encode(ds, False, True)


def test_an_answer_that_comes_between_two_reports_is_not_laid_to_the_later_one():
    heard: list[str] = []
    sent: list[int] = []
    ports = SimpleNamespace(
        ask_commitment=lambda request, caller: Outcome(),
        find_report=lambda uid, caller: CommitmentReport(uid, (("1.2.3", "2.25.1"),), ()),
        note_reported=lambda report, caller: heard.append(report.transaction_uid),
    )

    def frame(context_id: int, raw: bytes, *, is_command: bool) -> bytes:
        if is_command:
            sent.append(dimse.decode_command(raw)[dimse.MESSAGE_ID])
        return raw

    talk = CommitmentTalk(ports)

    def ask(transaction: str) -> None:
        command = {dimse.ACTION_TYPE: 1, dimse.REQUESTED_INSTANCE: PUSH_INSTANCE}
        assert talk.ask(command, make_request(transaction), EXPLICIT_LE, CALLER) == Outcome()
        assert talk.write_report(SimpleNamespace(frame=frame), 1, EXPLICIT_LE, CALLER)

    def answer(n: int) -> None:
        talk.hear({dimse.RESPONDED_TO: sent[n], dimse.STATUS: 0x0000}, CALLER)

    ask("2.25.1")
    ask("2.25.2")
    answer(0)
    ask("2.25.3")
    answer(1)
    assert heard == ["2.25.1", "2.25.2"]
    answer(2)
    assert heard == ["2.25.1", "2.25.2", "2.25.3"]
