"""A stored object as the DICOM JSON model (PS3.18 F): everything but the pixels and other large values, which get an address instead.

Addresses are written relative to a mark (`BASE`) that whoever answers replaces by where the object can be fetched.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydicom import dcmread
from pydicom.dataelem import DataElement
from pydicom.dataset import Dataset
from pydicom.tag import BaseTag

from apps.imaging.drivers.contexts import NATIVE

BASE = "radflow-base:"
INLINE_BYTES = 1024
DEEPEST = 32
_PIXELS = {0x7FE00008: "OF", 0x7FE00009: "OD", 0x7FE00010: "OW"}
_BINARY = frozenset({"OB", "OD", "OF", "OL", "OV", "OW", "UN", "OB or OW", "OW or OB", "US or OW", "US or SS or OW"})


def read_object_json(path: Path) -> str:
    """One object of a metadata answer. Raises OSError; elements that cannot be read keep their tag and lose their value."""
    with path.open("rb") as file:
        ds = dcmread(file, stop_before_pixels=True, force=True)
        pixels = _find_pixels(file)
    facts = dict(_walk(ds, "", 0))
    if "00080005" in facts:  # this text is UTF-8 whatever the object's own set was
        facts["00080005"] = {"vr": "CS", "Value": ["ISO_IR 192"]}
    syntax = str(ds.file_meta.get("TransferSyntaxUID", "")) if hasattr(ds, "file_meta") else ""
    if syntax:
        facts["00083002"] = {"vr": "UI", "Value": [syntax]}
    if pixels:
        facts[f"{pixels:08X}"] = {"vr": _vr_of_pixels(ds, pixels, syntax), "BulkDataURI": f"{BASE}{pixels:08X}"}
    return json.dumps(dict(sorted(facts.items())), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def read_bulk(path: Path, where: str) -> tuple[str, bytes] | None:
    """(VR, value as stored) of an element before the pixels: `TTTTTTTT`, or `TTTTTTTT-<item>-TTTTTTTT`; None when it is not there."""
    ds: Any = dcmread(path, stop_before_pixels=True, force=True)
    steps = where.split("-")
    try:
        for tag, item in zip(steps[:-1:2], steps[1::2]):
            ds = ds[int(tag, 16)].value[int(item) - 1]
        element = ds[int(steps[-1], 16)]
        value = element.value
    except Exception:  # no such element, or one whose bytes cannot be read
        return None
    return (element.VR, value) if isinstance(value, bytes) else None


def _walk(ds: Dataset, prefix: str, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
    for tag in sorted(ds.keys()):
        if tag.element == 0 or tag.group == 0x0002:
            continue
        key = f"{int(tag):08X}"
        try:
            element = ds[tag]
            yield key, _encode(element, f"{prefix}{key}", depth)
        except Exception:  # pydicom raises whatever the damaged bytes lead it to
            yield key, {"vr": _guess_vr(ds, tag)}


def _encode(element: DataElement, where: str, depth: int) -> dict[str, Any]:
    if element.VR == "SQ":
        items = element.value if depth < DEEPEST else []
        return {"vr": "SQ", "Value": [dict(_walk(item, f"{where}-{n}-", depth + 1)) for n, item in enumerate(items, 1)]}
    if element.VR in _BINARY:
        vr = "OW" if "O" in element.VR and " " in element.VR else element.VR
        if isinstance(element.value, bytes) and len(element.value) > INLINE_BYTES:
            return {"vr": vr, "BulkDataURI": f"{BASE}{where}"}
        return element.to_json_dict(None, 0) | {"vr": vr}
    encoded = element.to_json_dict(None, 0)
    json.dumps(encoded, allow_nan=False)
    return encoded


def _guess_vr(ds: Dataset, tag: BaseTag) -> str:
    raw = ds.get_item(tag)
    vr = getattr(raw, "VR", None)
    return str(vr) if vr and len(str(vr)) == 2 else "UN"


def _find_pixels(file) -> int:
    """The tag at which reading stopped, 0 when that was the end."""
    where = file.read(4)
    if len(where) < 4:
        return 0
    little = int.from_bytes(where[:2], "little") << 16 | int.from_bytes(where[2:], "little")
    big = int.from_bytes(where, "big")
    return little if little in _PIXELS else big if big in _PIXELS else 0


def _vr_of_pixels(ds: Dataset, tag: int, syntax: str) -> str:
    is_native = not syntax or syntax in NATIVE
    if tag == 0x7FE00010 and (not is_native or int(ds.get("BitsAllocated") or 16) <= 8):
        return "OB"
    return _PIXELS[tag]


class MetadataCache:
    """Texts of `read_object_json` by content digest, one file a series; derived, may be deleted at any time."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> dict[str, bytes]:
        try:
            lines = self.path.read_bytes().split(b"\n")
        except OSError:
            return {}
        return {line[:64].decode(): line[65:] for line in lines if len(line) > 65}

    def write(self, texts: dict[str, bytes]) -> None:
        """Whole or not at all; a full disk costs the next reader time and nothing else."""
        part = self.path.with_suffix(f".{os.getpid()}-{id(texts)}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            part.write_bytes(b"".join(digest.encode() + b"\t" + text + b"\n" for digest, text in texts.items()))
            part.replace(self.path)
        except OSError:
            part.unlink(missing_ok=True)
