"""Stores objects as the listener would, without a network."""

import hashlib
from pathlib import Path

from pydicom.dataset import Dataset

from apps.imaging.drivers.headers import read_header
from apps.imaging.drivers.ports import Caller
from apps.imaging.engine.objects import IncomingObject
from apps.imaging.selectors.store import make_incoming
from apps.imaging.services.storing import keep_object
from tests.builders.dose import write


def keep(*objects: Dataset, calling: str = "CT1") -> None:
    for n, ds in enumerate(objects):
        raw = write(ds)
        path = make_incoming() / f"test-{n}"
        Path(path).write_bytes(raw)
        header = read_header(
            write(ds, with_meta=False), is_whole=True, path=str(path), sop_class=ds.SOPClassUID, sop_uid=ds.SOPInstanceUID,
            syntax="1.2.840.10008.1.2.1",
        )  # fmt: skip
        incoming = IncomingObject(str(path), len(raw), hashlib.sha256(raw).hexdigest(), header, calling)
        assert keep_object(incoming, Caller(calling, "RADFLOW", "127.0.0.1")).status == 0
