"""A copy of a stored object as it is delivered: corrected values in place, the received ones in Original Attributes (PS3.3 C.12.1.1.9)."""

import os
import secrets
from copy import deepcopy
from pathlib import Path

from pydicom import Dataset, dcmread
from pydicom.datadict import dictionary_VR
from pydicom.multival import MultiValue

from apps.imaging.engine.coercion import Coercion

MODIFYING_SYSTEM = "RADFLOW"
UTF_8 = "ISO_IR 192"


class NotCoerced(ValueError):
    """The file cannot be read as DICOM; it is not delivered with values that are known to be wrong."""


def write_coerced(source: Path, target: Path, coercion: Coercion) -> None:
    """Writes `target` whole or not at all; `source` stays as received. Raises NotCoerced, OSError."""
    part = target.with_name(f"{secrets.token_hex(8)}.part")
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        dataset = dcmread(source)
        coerce(dataset, coercion)
        dataset.save_as(part, enforce_file_format=True)
        os.rename(part, target)
    except OSError:
        raise
    except Exception as error:  # pydicom raises whatever the bytes of a damaged file lead it to
        raise NotCoerced(f"{type(error).__name__}: {error}"[:200]) from error
    finally:
        part.unlink(missing_ok=True)


def coerce(dataset: Dataset, coercion: Coercion) -> None:
    """In place; what is replaced goes to one item of Original Attributes."""
    if not "".join(coercion.values.values()).isascii():
        dataset.decode()
        dataset.SpecificCharacterSet = UTF_8
    if coercion.renamed:
        _follow(dataset, coercion)
    replaced = Dataset()
    for keyword, value in coercion.values.items():
        old = dataset.get(keyword)
        if str(old or "") == value:
            continue
        if keyword in dataset:
            replaced[keyword] = deepcopy(dataset[keyword])
        else:
            replaced.add_new(keyword, dictionary_VR(keyword), None)
        setattr(dataset, keyword, value)
    if len(replaced):
        dataset.OriginalAttributesSequence = [*dataset.get("OriginalAttributesSequence", []), _note(replaced, coercion)]
    dataset.file_meta.MediaStorageSOPInstanceUID = dataset.SOPInstanceUID


def _note(replaced: Dataset, coercion: Coercion) -> Dataset:
    item = Dataset()
    item.SourceOfPreviousValues = ""
    item.AttributeModificationDateTime = coercion.at
    item.ModifyingSystem = MODIFYING_SYSTEM
    item.ReasonForTheAttributeModification = "CORRECT"
    item.ModifiedAttributesSequence = [replaced]
    return item


def _follow(dataset: Dataset, coercion: Coercion) -> None:
    """References to objects that were moved name the UIDs those are delivered under; the object's own UIDs are set by value."""
    for element in dataset:
        if element.VR == "SQ":
            for item in element.value:
                _follow(item, coercion)
        elif element.VR == "UI" and element.keyword not in coercion.values:
            if isinstance(element.value, MultiValue):
                element.value = [coercion.renamed.get(str(uid), uid) for uid in element.value]
            else:
                element.value = coercion.renamed.get(str(element.value), element.value)
