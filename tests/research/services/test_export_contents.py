"""What is in an export: everything that was asked for, and nothing that says who it is."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from apps.common.kernel import clock
from apps.directory.models import Patient
from apps.imaging.models import DoseRecord
from apps.reporting.models import ReportVersion
from apps.reporting.public import add_lesion
from apps.research.models import Subject
from apps.research.public import (
    ask_export,
    get_export,
    record_objection,
)
from apps.safety.public import record_injection, record_reaction
from apps.workflow.models import Exam, ExamStamp
from tests.builders.pathway import TECHNOLOGIST, make_exam, make_patient, seed_department
from tests.builders.reports import make_person, make_signed
from tests.builders.research import (
    ALL,
    QC,
    ask_for,
    make_drawable,
    make_file,
    make_research,
    read_files,
    read_tables,
)
from tests.safety.department import make_safe_exam, seed_safety

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def department(settings, tmp_path):
    settings.RADFLOW_RESEARCH = tmp_path / "research"
    return seed_department()


def make_rich_department() -> None:
    """Two patients with reports that name them and each other, a dose, contrast, a reaction and a lesion."""
    seed_safety()
    rad = make_person("rad-x", "radiologist", "吴敏之")
    one = make_patient(
        names="欧阳振华=Ouyang^Zhenhua", birth_date=date(1931, 4, 9), address="朝阳区团结湖路18号", phone="13910002233"
    )
    other = make_patient(names="司徒美兰", sex="F", birth_date=date(1980, 5, 6), phone="13655557777")
    for n, patient in enumerate((one, other)):
        texts = {
            "technique": "平扫",
            "findings": f"患者{one.name}（{one.mrn}，1931年4月9日出生）右肺上叶见结节，大小约6mm。",
            "impression": f"右肺上叶结节，{other.name}同前，电话13655557777。",
        }
        report = make_signed(rad, texts=texts, patient_id=patient.id, referrer_name="慕容医生")
        exam = Exam.objects.get(reports=report)
        DoseRecord.objects.create(
            key=str(n), exam=exam, patient_id=patient.id, site_id=exam.site_id, source="report", modality="CT",
            started_at=clock.now(), total_dlp=320.5, max_ctdivol=7.2, n_events=1, read_at=clock.now(),
        )  # fmt: skip
        add_lesion(
            report,
            organ=one.name,
            label=one.mrn,
            is_node=False,
            role="target",
            state="measured",
            size_mm=Decimal(14),
            actor=rad,
        )
    safe = make_safe_exam("CT-ABD-C", arrived=True)
    record_injection(safe.id, agent_code="iohexol_350", actor=TECHNOLOGIST, volume_ml=78, site="right_elbow")
    record_reaction(safe.id, symptoms=["diffuse_urticaria"], actor=TECHNOLOGIST)


def list_identifiers() -> set[str]:
    """Everything that the department knows a patient by."""
    found: set[str] = set()
    for row in Patient.objects.prefetch_related("identifiers"):
        found |= {row.name, row.mrn, row.phone, row.address, row.name_latin, row.name_pinyin, row.name_rotated}
        found |= {one.value for one in row.identifiers.all()}
        if row.birth_date:
            found |= {f"{row.birth_date:%Y-%m-%d}", f"{row.birth_date:%Y%m%d}"}
            found.add(f"{row.birth_date.year}年{row.birth_date.month}月{row.birth_date.day}日")
    for exam in Exam.objects.select_related("order__encounter").prefetch_related("steps"):
        found |= {exam.accession, exam.order.placer_number, exam.order.encounter.visit_number, exam.order.referrer_name}
        found |= {step.study_instance_uid for step in exam.steps.all()}
    return {word for word in found if len(word.strip()) > 1}


@pytest.mark.parametrize("with_text", [False, True])
def test_no_file_of_an_export_tells_of_any_patient(with_text):
    make_rich_department()
    export = make_file(ask_for(with_text=with_text, with_parquet=True))
    assert export.state == "ready", export.failure
    words = list_identifiers()
    assert len(words) > 20
    files = read_files(export)
    assert len(files) == 7 * 2 + 4
    for name, data in files.items():
        text = data.decode("utf-8", "replace")
        assert [word for word in words if word in text] == [], name
    assert ("结节" in files["reports.csv"].decode()) is with_text
    assert all(export.summary["rows"][table] > 0 for table in ALL), export.summary


def test_the_search_finds_what_it_searches():
    """The same words stand in the texts as they were signed: else the test above would prove nothing."""
    make_rich_department()
    texts = "".join(row.findings + row.impression for row in ReportVersion.objects.all())
    assert sum(word in texts for word in list_identifiers()) >= 5


def test_intervals_stand_and_dates_do_not():
    exam = make_exam()
    tables = read_tables(make_file(ask_for()))
    told = {row["event"]: datetime.fromisoformat(row["at"]) for row in tables["timeline"]}
    real = dict(ExamStamp.objects.filter(exam_id=exam.id, is_void=False).values_list("kind", "at"))
    assert set(told) == set(real) != set()
    subject = Subject.objects.get()
    for kind, at in told.items():
        assert at == real[kind].replace(microsecond=0) + timedelta(days=subject.shift_days)
    assert tables["exams"][0]["subject"] == subject.pseudonym


def test_a_patient_has_one_pseudonym_in_a_project_and_another_one_elsewhere():
    patient = make_patient()
    make_exam(patient_id=patient.id), make_exam(patient_id=patient.id)
    one, again = make_research(), make_research(title="Another")
    cohort = make_drawable(one)
    first, second = read_tables(make_file(ask_for(cohort))), read_tables(make_file(ask_for(cohort)))
    assert first["exams"] == second["exams"]
    assert len({row["subject"] for row in first["exams"]}) == 1 and len({row["exam"] for row in first["exams"]}) == 2
    other = read_tables(make_file(ask_for(make_drawable(again))))
    assert other["exams"][0]["subject"] != first["exams"][0]["subject"]
    assert {row["exam"] for row in other["exams"]}.isdisjoint(row["exam"] for row in first["exams"])


def test_who_is_over_89_is_told_as_one_group():
    make_exam(patient_id=make_patient(birth_date=date(1931, 1, 1)).id)
    make_exam(patient_id=make_patient(birth_date=date(1990, 1, 1)).id)
    assert {row["age"] for row in read_tables(make_file(ask_for()))["exams"]} == {"90+", "36"}


def test_the_flow_and_the_dictionary_leave_with_the_data():
    make_exam()
    tables = read_tables(make_file(ask_for()))
    assert [(row["act"], row["exams_left"]) for row in tables["flow"]] == [
        ("assessed", "1"),
        ("objection", "1"),
        ("by_hand", "1"),
    ]
    named = {(row["table"], row["column"]) for row in tables["dictionary"]}
    assert named == {(table, column) for table in ALL for column in (tables[table][0] if tables[table] else {})} | {
        pair for pair in named if not tables[pair[0]]
    }
    assert all(row["meaning_en"] and not row["meaning_en"].startswith("research.") for row in tables["dictionary"])


def test_cells_of_few_patients_are_named():
    make_exam()
    tables = read_tables(make_file(ask_for()))
    assert {"column": "modality", "value": "CT", "subjects": "1"} in tables["small_cells"]


def test_who_objected_after_the_draw_does_not_leave_with_it():
    exam, other = make_exam(), make_exam()
    export = ask_for()
    record_objection(exam.patient.id, actor=QC)
    tables = read_tables(make_file(export))
    assert len(tables["exams"]) == 1
    assert (tables["flow"][-1]["act"], tables["flow"][-1]["exams_out"], tables["flow"][-1]["exams_left"]) == (
        "objected_since",
        "1",
        "1",
    )
    assert not Subject.objects.filter(patient_id=exam.patient.id).exists()
    record_objection(other.patient.id, actor=QC)
    late = ask_export(export.draw_id, tables=(), with_text=False, with_parquet=False, reason="x", actor=QC)
    assert (make_file(late).state, get_export(late.id).failure["code"]) == ("failed", "research.draw_empty")


def test_a_cell_that_acts_as_a_formula_is_disarmed():
    rad = make_person("rad-f", "radiologist")
    make_signed(
        rad,
        texts={"technique": "平扫", "findings": '=HYPERLINK("x")，右肺上叶见结节。', "impression": "右肺上叶结节。"},
    )
    (row,) = read_tables(make_file(ask_for(with_text=True)))["reports"]
    assert row["findings"].startswith("'=HYPERLINK")
