"""Address of a study in a viewer outside this product, from the site's template."""

import re
from urllib.parse import quote

# What a browser may be sent to; anything else (javascript:, data:, file:) could run code or read the desk.
SCHEMES = ("http", "https", "weasis", "osirix", "horos", "radiant")
_SCHEME = re.compile(r"^([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_FIELD = re.compile(r"\{(StudyInstanceUID|AccessionNumber|PatientID)\}")


def fill_template(template: str, *, study_uid: str, accession: str, patient_id: str) -> str | None:
    """None when no template is set, or its scheme is none of SCHEMES."""
    scheme = _SCHEME.match(template)
    if scheme is None or scheme[1].lower() not in SCHEMES:
        return None
    values = {"StudyInstanceUID": study_uid, "AccessionNumber": accession, "PatientID": patient_id}
    return _FIELD.sub(lambda field: quote(values[field[1]], safe=""), template)
