from pathlib import Path

from apps.imaging.public import make_statement

STATEMENT = Path(__file__).resolve().parents[3] / "docs" / "conformance" / "dicom.md"


def test_the_statement_says_what_the_node_does():
    assert STATEMENT.read_text(encoding="utf-8") == make_statement(), "run manage.py write_conformance"
