"""Foreign nodes on this machine that we send to: a pynetdicom server that answers as told, and Orthanc."""

import json
import os
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from pydicom.uid import ExplicitVRLittleEndian
from pynetdicom import AE, evt
from pynetdicom.sop_class import CTImageStorage, StorageCommitmentPushModel

from apps.common.kernel.actor import Actor
from apps.imaging.models import DicomPeer
from apps.imaging.public import add_peer


@dataclass
class Archive:
    """`answers`: SOP instance UID -> status to answer, None to break off; everything else is taken."""

    ae_title: str = "PACS"
    answers: dict[str, int | None] = field(default_factory=dict)
    received: list[tuple[str, bytes]] = field(default_factory=list)
    reports: list[tuple[int, object]] = field(default_factory=list)
    port: int = 0
    _server: object = None

    def start(self) -> int:
        ae = AE(self.ae_title)
        ae.require_called_aet = True
        ae.add_supported_context(CTImageStorage, ExplicitVRLittleEndian)
        ae.add_supported_context(StorageCommitmentPushModel, scu_role=True, scp_role=True)
        handlers = [(evt.EVT_C_STORE, self._store), (evt.EVT_N_EVENT_REPORT, self._hear)]
        self._server = ae.start_server(("127.0.0.1", self.port), block=False, evt_handlers=handlers)
        self.port = self._server.socket.getsockname()[1]
        return self.port

    def stop(self) -> None:
        self._server.shutdown()

    @property
    def uids(self) -> list[str]:
        return [uid for uid, _ in self.received]

    def _store(self, event) -> int:
        uid = str(event.request.AffectedSOPInstanceUID)
        status = self.answers.get(uid, 0x0000)
        if status is None:
            event.assoc.abort()
            return 0x0110
        if status == 0x0000:
            self.received.append((uid, event.request.DataSet.getvalue()))
        return status

    def _hear(self, event):
        self.reports.append((event.request.EventTypeID, event.event_information))
        return self.answers.get("report", 0x0000), None


class Orthanc:
    """The foreign archive of the Debian package, with its own store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port, self.http = free_port(), free_port()
        self.more: dict = {}
        self._process: subprocess.Popen | None = None

    def start(self) -> None:
        settings = {
            **self.more,
            "Name": "foreign",
            "StorageDirectory": str(self.folder / "store"),
            "IndexDirectory": str(self.folder / "store"),
            "DicomAet": "ORTHANC",
            "DicomPort": self.port,
            "HttpPort": self.http,
            "RemoteAccessAllowed": False,
            "AuthenticationEnabled": False,
            "DicomAlwaysAllowStore": True,
            "Plugins": [],
        }
        path = self.folder / "orthanc.json"
        path.write_text(json.dumps(settings))
        program = shutil.which("Orthanc", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
        with (self.folder / "orthanc.log").open("ab") as log:
            self._process = subprocess.Popen([program, str(path)], stdout=log, stderr=log)
        for port in (self.port, self.http):
            wait_for_port(port)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port: int, timeout_s: float = 60) -> None:
    deadline = time.monotonic() + timeout_s
    while not _listens(port):
        assert time.monotonic() < deadline, f"nothing listens on {port}"
        time.sleep(0.1)


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def add_destination(ae_title: str, port: int) -> DicomPeer:
    return add_peer(
        actor=Actor.system("test"),
        ae_title=ae_title,
        name=ae_title,
        kind="archive",
        host="127.0.0.1",
        port=port,
        is_forwarded_to=True,
    )
