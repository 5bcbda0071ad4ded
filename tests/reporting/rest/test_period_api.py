import io
import zipfile
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from apps.common.kernel import clock
from apps.common.rest.xlsx_answer import make_xlsx
from apps.qc.models import Case
from tests.builders.desk import Browser
from tests.builders.pathway import seed_department
from tests.builders.reports import make_person, make_signed
from tests.qc.rest.test_quality_api import GOOD, draw_body

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_sheet(data: bytes, number: int) -> list[list[str]]:
    file = zipfile.ZipFile(io.BytesIO(data))
    shared = ["".join(one.itertext()) for one in ElementTree.fromstring(file.read("xl/sharedStrings.xml"))]
    rows = ElementTree.fromstring(file.read(f"xl/worksheets/sheet{number}.xml")).iter(f"{MAIN}row")
    return [[shared[int(c[0].text)] if c.get("t") == "s" else c[0].text for c in row] for row in rows]


def test_a_workbook_holds_text_as_text_and_numbers_as_numbers():
    data = make_xlsx({"质控/1": [["名", "n"], ["=1+1 <&>\x01", 2.5], ["http://x", True], [None, "7"]], "b": []})
    assert read_sheet(data, 1) == [["名", "n"], ["=1+1 <&>", "2.5"], ["http://x", "True"], ["7"]]
    assert read_sheet(data, 2) == []
    file = zipfile.ZipFile(io.BytesIO(data))
    assert b"<f>" not in file.read("xl/worksheets/sheet1.xml")
    book = ElementTree.fromstring(file.read("xl/workbook.xml"))
    assert [sheet.get("name") for sheet in book.iter(f"{MAIN}sheet")] == ["质控 1", "b"]


@pytest.fixture
def period(db) -> str:
    """Of two drawn reports one is judged, with a defect; the other waits."""
    seed_department()
    author = make_person("rad-a", "radiologist", "吴敏")
    make_person("rad-b", "radiologist", "沈志远")
    make_person("qc-a", "qc_manager", "孟洁")
    make_signed(author)
    make_signed(author)
    Browser("qc-a").send("post", "/api/qc/draws", draw_body(size=2))
    body = {"scores": GOOD, "radpeer": "1", "defects": ["typo"], "faults": ["typos"]}
    assert Browser("rad-b").send("post", f"/api/qc/cases/{Case.objects.first().id}/reviews", body).status_code == 201
    now = clock.now()
    return f"first={(now - timedelta(days=2)).date()}&last={(now + timedelta(days=1)).date()}"


def test_a_period_leaves_as_text_in_both_languages_with_no_data_where_there_is_none(period):
    english = Browser("qc-a", "en").get(f"/api/qc/period.csv?{period}").content.decode("utf-8-sig")
    assert "passed,1,0,0.0 %,0.0–79.3 %" in english
    assert "active,0,no data,no data,no data" in english
    assert "A (甲),1,1,100.0 %" in english
    assert "Reports in time,2,2,100.0 %,34.2–100.0 %,0" in english
    assert "Critical results told in time,0,0,no data,no data,0" in english
    chinese = Browser("qc-a").get(f"/api/qc/period.csv?{period}").content.decode("utf-8-sig")
    assert "报告及时率,2,2,100.0 %" in chinese
    assert "甲,1,1,100.0 %" in chinese and "无数据" in chinese
    for secret in ("吴敏", "沈志远", "张三"):
        assert secret not in english + chinese


def test_images_have_no_indicators_of_reporting(period):
    images = Browser("qc-a", "en").get(f"/api/qc/period.csv?kind=image&{period}").content.decode("utf-8-sig")
    assert "Reports in time" not in images and "Passed, random sample" in images


def test_a_workbook_lists_judged_cases_only_and_no_person(period):
    answer = Browser("qc-a", "en").get(f"/api/qc/period.xlsx?{period}")
    assert answer["Content-Type"].startswith("application/vnd.openxmlformats")
    n = len([name for name in zipfile.ZipFile(io.BytesIO(answer.content)).namelist() if "worksheets/" in name])
    header, *rows = read_sheet(answer.content, n)
    assert [dict(zip(header, row))["grade"] for row in rows] == ["defect"]
    assert dict(zip(header, rows[0]))["points_grade"] == "A"
    assert not {"person", "person_name"} & set(header)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_the_printed_report_is_a_pdf(period, language):
    answer = Browser("qc-a", language).get(f"/api/qc/period.pdf?{period}")
    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")
    assert Browser("rad-a").get(f"/api/qc/period.pdf?{period}").status_code == 403


def test_a_period_that_ends_before_it_begins_is_refused(period):
    assert Browser("qc-a").get("/api/qc/period.csv?first=2026-02-01&last=2026-01-01").status_code == 400
