"""Codes of dose reports (PS3.16): one key a concept, whatever the scheme edition; words of the closed value sets.

SRT and SCT pairs are those of pydicom's dictionaries, which are made from PS3.16; the tests compare this table with them.
(F-61FDB, SRT) stands in DCMTK's code list.
"""

from apps.imaging.engine.dose.content import Code

SNOMED_RT = {  # SRT (also written SNM3, 99SDM) -> SCT
    "G-C171": "272741003",  # Laterality
    "T-D0005": "91723000",  # Anatomical structure
    "G-C32C": "408730004",  # Procedure context
    "P5-40010": "71651007",  # Mammography
    "P5-08000": "77477000",  # Computed tomography
    "P5-06000": "44491008",  # Fluoroscopy
    "P5-08001": "116152004",  # Spiral acquisition
    "R-FB8F1": "702569007",  # Cone beam acquisition
    "P5-00100": "27483000",  # Diagnostic radiography with contrast media
    "P5-0808E": "399331006",  # CT without contrast
    "G-A100": "24028007",  # Right
    "G-A101": "7771000",  # Left
    "G-A102": "51440002",  # Bilateral
    "T-04020": "73056007",  # Right breast
    "T-04030": "80248007",  # Left breast
    "T-04080": "63762007",  # Both breasts
    "F-61FDB": "349358000",  # Radiopharmaceutical agent
    "C-10072": "89457008",  # Radionuclide
    "R-42806": "304283002",  # Radionuclide half life
    "R-10224": "399260004",
    "R-10226": "399368009",
    "R-10228": "399352003",
    "R-10230": "399099002",
    "R-10242": "399162004",
    "R-10244": "399196006",
    "R-1024A": "399192008",
    "R-1024B": "399101009",
    "R-102D0": "399188001",
    "R-40AAA": "441555000",
}
STANDARD_SCHEMES = frozenset({"DCM", "SCT", "SRT", "SNM3", "99SDM", "SNOMED", "UCUM", ""})

MEANINGS = {  # closed sets: CID 10002, 10013, CTDIw phantoms, CID 244, CID 4014
    "113611": "Stationary Acquisition",
    "113612": "Stepping Acquisition",
    "113613": "Rotational Acquisition",
    "44491008": "Fluoroscopy",
    "113804": "Sequenced Acquisition",
    "113805": "Constant Angle Acquisition",
    "113806": "Stationary Acquisition",
    "113807": "Free Acquisition",
    "116152004": "Spiral Acquisition",
    "702569007": "Cone Beam Acquisition",
    "113690": "IEC Head Dosimetry Phantom",
    "113691": "IEC Body Dosimetry Phantom",
    "27483000": "Diagnostic radiography with contrast media",
    "399331006": "CT without contrast",
    "24028007": "Right",
    "7771000": "Left",
    "51440002": "Bilateral",
    "73056007": "Right",
    "80248007": "Left",
    "63762007": "Bilateral",
    "399260004": "medial-lateral",
    "399368009": "medio-lateral oblique",
    "399352003": "latero-medial",
    "399099002": "latero-medial oblique",
    "399162004": "cranio-caudal",
    "399196006": "caudo-cranial",
    "399192008": "cranio-caudal exaggerated laterally",
    "399101009": "cranio-caudal exaggerated medially",
    "399188001": "superolateral to inferomedial oblique",
    "441555000": "inferomedial to superolateral oblique",
}


def key_of(code: Code | None) -> str:
    """The code value of the current edition; private codes carry their scheme. Devices confuse the standard schemes, so value rules."""
    if code is None:
        return ""
    scheme = code.scheme.upper()
    if scheme in STANDARD_SCHEMES or not scheme.startswith("99"):
        return SNOMED_RT.get(code.value.upper(), code.value)
    return f"{scheme}:{code.value}"


def say(code: Code | None) -> str:
    """The standard's words for a value of a closed set, else those of the file."""
    return MEANINGS.get(key_of(code), code.meaning) if code else ""
