"""Texts for those who must not know who is behind a case: masked as they are read, the stored copy stays as it was signed."""

from collections.abc import Iterable
from typing import Any

from apps.common.kernel.errors import NotFound
from apps.directory.public import get_patient
from apps.qc.engine.masking import mask_prose, mask_text, spell_secrets
from apps.qc.models import Case, Subject


def list_secrets(subject: Subject) -> list[str]:
    """Names and numbers of the patient, names of those who answer for the work."""
    identity = subject.identity
    names, numbers = [identity.patient_name, *(person["name"] for person in identity.responsible)], [identity.accession]
    if identity.patient_id is not None:
        try:
            patient = get_patient(identity.patient_id)
        except NotFound:  # erased since
            return spell_secrets(names, numbers)
        full = f"{patient.given_name} {patient.family_name}"
        names += [patient.name, patient.name_pinyin, patient.name_latin, full]
        numbers += [patient.phone, *(one.value for one in patient.identifiers)]
    return spell_secrets(names, numbers)


def mask_content(subject: Subject) -> dict[str, Any]:
    return mask_prose(subject.content, list_secrets(subject))


def mask_words(case: Case, text: str) -> str:
    """What a person wrote about a case: a raiser's or an appellant's words."""
    return mask_text(text, list_secrets(case.subject)) if case.subject and text else text


def mask_known(text: str, names: Iterable[str], numbers: Iterable[str]) -> str:
    """A text of anybody's: without these names and their parts, these numbers, and what looks like a number, a date or a person."""
    return mask_text(text, spell_secrets(names, numbers)) if text else text
