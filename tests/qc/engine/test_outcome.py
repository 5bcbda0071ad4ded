"""The positive rate's numerator: what the impression claims, not what it denies, remembers or advises."""

import pytest

from apps.qc.engine.outcome import is_positive
from apps.qc.engine.report import ReportSnapshot


@pytest.mark.parametrize(
    ("lang", "impression", "expected"),
    [
        ("zh", "右肺上叶结节。", True),
        ("zh", "双肺未见明显异常。", False),
        ("zh", "未见骨折。", False),
        ("zh", "左肺下叶肺炎可能，建议复查。", True),
        ("zh", "心影正常。", False),
        ("zh", "请结合临床。", None),
        ("zh", "", None),
        ("zh", "左肾功能重度受损，右肾功能正常。", None),
        ("zh", "未见骨折，心影正常。", False),
        ("en", "Right upper lobe nodule.", True),
        ("en", "No acute cardiopulmonary abnormality.", False),
        ("en", "No pneumothorax.", False),
        ("en", "Normal chest radiograph.", False),
        ("en", "Correlate clinically.", None),
        ("en", "Active ileal Crohn disease. No abscess.", None),
        ("en", "1. No pneumothorax. 2. Normal heart.", False),
    ],
)
def test_outcome(lang, impression, expected):
    assert is_positive(ReportSnapshot(findings="", impression=impression, lang=lang)) is expected
