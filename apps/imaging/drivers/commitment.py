"""Storage commitment on the association it was asked on: N-ACTION taken, and the report sent at once to who cannot be called back."""

import itertools
import logging

from apps.common.kernel.errors import Transient
from apps.imaging.drivers import commands as dimse
from apps.imaging.drivers.commitment_codec import read_request, write_report
from apps.imaging.drivers.contexts import COMMITMENT
from apps.imaging.drivers.ports import Caller, Ports
from apps.imaging.drivers.wire import Wire
from apps.imaging.engine.commitment import PUSH_INSTANCE, REQUEST_ACTION, CommitmentReport
from apps.imaging.engine.mpps import Outcome

log = logging.getLogger("radflow.dicom")


class CommitmentTalk:
    """What one association has asked and been told."""

    def __init__(self, ports: Ports) -> None:
        self.ports = ports
        self._asked = ""
        self._told: dict[int, CommitmentReport] = {}
        self._ids = itertools.count(1)

    def ask(self, command: dict, raw: bytes, syntax: str, caller: Caller) -> Outcome:
        """Raises Transient when it could not be written down."""
        self._asked = ""
        if command.get(dimse.ACTION_TYPE) != REQUEST_ACTION:
            return Outcome(dimse.NO_SUCH_ACTION, "only action type 1")
        if command.get(dimse.REQUESTED_INSTANCE) != PUSH_INSTANCE:
            return Outcome(dimse.NO_SUCH_INSTANCE, "not the well-known instance of storage commitment")
        request = read_request(raw, syntax)
        if isinstance(request, Outcome):
            return request
        outcome = self.ports.ask_commitment(request, caller)
        if not outcome.status:
            self._asked = request.transaction_uid
        return outcome

    def write_report(self, wire: Wire, context_id: int, syntax: str, caller: Caller) -> bytes:
        """The N-EVENT-REPORT for what was just asked; nothing when the caller is called back."""
        transaction_uid, self._asked = self._asked, ""
        if not transaction_uid:
            return b""
        try:
            report = self.ports.find_report(transaction_uid, caller)
        except Transient as error:
            log.warning("commitment %s not answered on its association: %s", transaction_uid, error)
            return b""
        if report is None:
            return b""
        message_id = next(self._ids) & 0xFFFF
        self._told[message_id] = report
        command = {
            dimse.AFFECTED_CLASS: COMMITMENT,
            dimse.COMMAND_FIELD: dimse.N_EVENT_REPORT_RQ,
            dimse.MESSAGE_ID: message_id,
            dimse.DATA_SET_TYPE: dimse.HAS_DATA_SET,
            dimse.AFFECTED_INSTANCE: PUSH_INSTANCE,
            dimse.EVENT_TYPE: report.event_type,
        }
        raw = write_report(report, syntax, retrieve_ae=caller.called)
        return wire.frame(context_id, dimse.encode_command(command), is_command=True) + wire.frame(
            context_id, raw, is_command=False
        )

    def hear(self, command: dict, caller: Caller) -> None:
        """The caller's answer to our report: heard, or it will be told again when it asks again."""
        report = self._told.pop(int(command.get(dimse.RESPONDED_TO, 0)), None)
        if report is None or command.get(dimse.STATUS) != 0x0000:
            return
        try:
            self.ports.note_reported(report, caller)
        except Transient as error:
            log.warning("commitment %s was heard, not noted: %s", report.transaction_uid, error)
