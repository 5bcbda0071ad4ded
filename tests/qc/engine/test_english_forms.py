"""British spellings, endings and slips of English words; reports in headed and British style stay silent."""

import pytest

from apps.qc.engine.checking import check
from apps.qc.engine.english_forms import americanize, is_likely_slip
from apps.qc.engine.report import ReportSnapshot


@pytest.mark.parametrize(
    "british,american",
    [
        ("haemothorax", "hemothorax"),
        ("oedema", "edema"),
        ("oesophagus", "esophagus"),
        ("tumours", "tumors"),
        ("calibre", "caliber"),
        ("necrotising", "necrotizing"),
        ("ischaemia", "ischemia"),
        ("liver", "liver"),
        ("pancreas", "pancreas"),
        ("four", "four"),
    ],
)
def test_a_british_spelling_reads_as_the_american_one(british, american):
    assert americanize(british) == american


@pytest.mark.parametrize(
    "word,meant,likely",
    [
        ("effussion", "effusion", True),
        ("plueral", "pleural", True),
        ("nodyle", "nodule", True),
        ("gyriform", "pyriform", False),
        ("stroma", "seroma", False),
    ],
)
def test_a_slip_swaps_loses_doubles_or_hits_a_near_key(word, meant, likely):
    assert is_likely_slip(word, meant) is likely


def loud(findings: str, impression: str, **facts) -> list[str]:
    found = check(ReportSnapshot(findings=findings, impression=impression, lang="en", **facts))
    return [finding.category for finding in found if finding.severity != "info"]


SILENT = [
    ("a heading that is answered none", "Free fluid: None. Free air: None.", "No acute finding.", {}),
    ("British spelling", "Moderate left haemothorax with oedema.", "Left haemothorax with oedema.", {}),
    ("a vein that is not deep", "The great saphenous vein is thrombosed.", "Superficial clot. No deep vein thrombosis.", {}),
    ("a carcinoma without metastases", "Mass of the left kidney.", "Carcinoma of the left kidney. No metastasis.", {}),
    ("a denial of one kind", "Fibrosis of the septum. No subendocardial scar.", "Septal fibrosis.", {"modality": "MR"}),
    ("volumes of a gland", "Thyroid: right lobe 12 mL, left lobe 9 mL.", "Normal.", {"modality": "US"}),
    ("a size beside an uptake", "SUVmax of the 14 mm node is 2.1.", "Node.", {"modality": "PT"}),
    ("a place with attenuation", "Low attenuation measuring 12 mm in the spleen.", "Splenic hypodensity.", {}),
    ("a corner of a bone", "Lucency at the left mandibular angle measuring 14 mm.", "Lucency of the left mandible.", {}),
    ("attenuation beside the size", "A 1.5 cm, 10 HU lesion in the left adrenal.", "Left adrenal adenoma.", {}),
    ("what a procedure gives", "Beads loaded with doxorubicin, 2 mL.", "Embolization done.", {"modality": "XA"}),
    ("Latin words", "The mastoid antra are clear. Renal pelves are normal.", "Normal.", {}),
    ("telegraphic style", "Maxillary sinuses clear. Orbits normal.", "Normal.", {"exam_body_part": "SINUS"}),
    ("no acute disease beside an old one", "A 5 mm nodule in the left lung.", "No acute cardiopulmonary disease.", {}),
    ("another word of the family", "No consolidation in the left lung.", "Left lung pneumonia.", {}),
    ("a fissure of the brain", "The left sylvian fissure is normal.", "Normal.", {"exam_body_part": "HEAD"}),
    ("an inflow", "Renal arteries patent.", "Patent.", {"exam_body_part": "LEG", "procedure": "CT angiogram lower limbs"}),
    ("a neck of a bone", "Neck of femur intact. Subcapital neck of femur normal.", "Normal.", {"exam_body_part": "HIP"}),
    ("contrast that only pictures show", "No noncontrast images. Nonenhancing lesion.", "Cyst.", {"contrast": True}),
    (
        "the other hip beside a prosthesis",
        "Left total hip arthroplasty. Right hip: joint space narrowing.",
        "Uncomplicated left THA. Right hip osteoarthritis.",
        {"modality": "DX", "exam_body_part": "HIP", "exam_laterality": "L"},
    ),
    (
        "two exams in one report",
        "Mammogram: a mass. Ultrasound: a hypoechoic mass.",
        "Mass.",
        {"modality": "MG", "exam_body_part": "BREAST"},
    ),
    (
        "a tendon that reaches another part",
        "Distal biceps tendon torn from the radial tuberosity.",
        "Distal biceps tear.",
        {"modality": "MR", "exam_body_part": "ELBOW"},
    ),
    (
        "sinuses of the brain",
        "Filling defect in the left transverse and sigmoid sinuses.",
        "Sinus thrombosis; neurology informed.",
        {"modality": "MR", "exam_body_part": "HEAD"},
    ),
    (
        "lobes of the thyroid are not the liver's",
        "Right lobe: solid nodule of 17 mm. Left lobe: spongiform nodule of 9 mm.",
        "Right solid nodule. Left spongiform nodule.",
        {"modality": "US", "exam_body_part": "NECK"},
    ),
]  # fmt: skip


@pytest.mark.parametrize("findings,impression,facts", [row[1:] for row in SILENT], ids=[row[0] for row in SILENT])
def test_silent(findings, impression, facts):
    assert loud(findings, impression, **facts) == []


@pytest.mark.parametrize(
    "findings,impression,category",
    [
        ("Free air: large amount.", "No free air.", "polarity"),
        ("Left tumour of the kidney.", "Right renal tumour.", "laterality"),
        ("The popliteal vein is thrombosed.", "No deep vein thrombosis.", "polarity"),
        ("No subendocardial scar.", "Subendocardial scar.", "polarity"),
        ("SUVmax of 4.2 mm.", "Avid node.", "unit"),
        ("Cobb angle measures 34 mm.", "Scoliosis.", "unit"),
        ("Mean attenuation of 12 mm.", "Cyst.", "unit"),
        ("An 8 HU nodule in the left upper lobe.", "Nodule of the left upper lobe.", "unit"),
        ("A fracture of the left rib.", "No acute abnormality.", "polarity"),
        ("Thrombus in the left femoral vein.", "Left femoral vein thrombus.", "critical_comm"),
    ],
)
def test_fires(findings, impression, category):
    assert category in loud(findings, impression)


def test_without_contrast_is_no_word_that_contrast_was_given():
    text = "The exam was performed without intravenous contrast."

    assert loud(f"The lung is clear. {text}", "Normal.", modality="CT", contrast=True) == ["contrast"]
    assert loud(f"The lung is clear. {text}", "Normal.", modality="CT", contrast=False) == []


def test_contrast_by_name_is_told_in_pet_too_but_a_tracer_is_none():
    assert loud("After intravenous contrast the mass enhances.", "Mass.", modality="PT", contrast=False) == ["contrast"]
    assert loud("Following injection of FDG.", "Normal.", modality="PT", contrast=False) == []
