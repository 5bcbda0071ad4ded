"""The first day: tables of the earlier system are taken over row by row, once, and what people changed since stays."""

import csv
import io
import json
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from apps.common.audit.models import AuditEntry
from apps.common.events.models import OutboxEvent
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid
from apps.common.kernel.words import LANGUAGES, load_words
from apps.directory.models import ExamType, Patient, User
from apps.directory.public import find_patient_by_identifier, list_sites, update_patient
from apps.interop.models import LegacyRecord
from apps.interop.public import import_table
from apps.reporting.models import Report
from apps.reporting.public import find_report_of_exam
from apps.scheduling.public import find_live_appointment
from apps.workflow.models import Exam
from apps.workflow.public import find_exam_by_accession, get_exam
from tests.builders.scheduling import NOW, at, make_scanner

pytestmark = pytest.mark.django_db
CLERK = Actor("person", "c1", "clerk")
HEAD = "source_id,name,sex,birth_date,mrn,phone"
PEOPLE = f"{HEAD}\n1,赵敏,F,1968-04-12,P100,13800004471\n2,欧阳修,男,1970/1/2,P101,\n"


def take(text: str | bytes, kind="patients", *, source="his", rehearse=False):
    return import_table(
        text.encode() if isinstance(text, str) else text, kind=kind, source=source, is_rehearsal=rehearse
    )


def outcomes(result) -> list[str]:
    return [row.outcome for row in result.rows]


def codes(result) -> list[tuple[int, str, str]]:
    return [(row.number, column, reason.code) for row in result.rows for column, reason in row.faults]


def test_a_table_becomes_patients_and_the_same_table_again_changes_nothing(department):
    assert outcomes(take(PEOPLE)) == ["added", "added"]
    found = find_patient_by_identifier(list_sites()[0].issuer, "MR", "P101")
    assert (found.name, found.family_name, found.sex, found.birth_date) == ("欧阳修", "欧阳", "M", date(1970, 1, 2))
    assert (
        find_patient_by_identifier("his", "PI", "2").id == found.id
    )  # messages under the old key reach the same record
    assert outcomes(take(PEOPLE)) == ["unchanged", "unchanged"]
    assert Patient.objects.count() == 2 and LegacyRecord.objects.count() == 2
    assert outcomes(take(PEOPLE, source="other")) == ["linked", "linked"]  # another system, the same people
    assert Patient.objects.count() == 2


def test_a_row_that_changed_is_taken_over_unless_somebody_changed_the_record_here(department):
    take(PEOPLE)
    mine = find_patient_by_identifier("his", "PI", "1")
    update_patient(mine.id, actor=CLERK, phone="13900000000")
    result = take(PEOPLE.replace("13800004471", "13700000000").replace("欧阳修", "欧阳询"))
    assert outcomes(result) == ["kept", "updated"]
    assert codes(result) == [(2, "", "interop.legacy_changed_here")]
    assert find_patient_by_identifier("his", "PI", "1").phone == "13900000000"
    assert find_patient_by_identifier("his", "PI", "2").name == "欧阳询"


def test_a_record_that_was_here_before_is_never_overwritten(department):
    take(PEOPLE)
    again = take(PEOPLE.replace("13800004471", "1"), source="other")
    assert outcomes(again) == ["linked", "linked"]
    third = take(PEOPLE.replace("13800004471", "2"), source="other")
    assert outcomes(third) == ["kept", "unchanged"] and codes(third)[0][2] == "interop.legacy_known_before"
    assert find_patient_by_identifier("his", "PI", "1").phone == "13800004471"


def test_a_number_of_another_person_is_refused(department):
    take(PEOPLE)
    result = take(f"{HEAD}\n9,李四,M,1999-01-01,P100,\n")
    assert codes(result) == [(2, "", "interop.patient_differs")]


def test_each_bad_row_is_named_by_row_and_column_and_the_others_stand(department):
    rows = "\n".join(
        [HEAD, "1,赵敏,X,1968-13-12,P1,", "2,,F,,,", "3,好,F,2090-01-01,,", "4,钱五,F,,P4,", "4,孙六,F,,P6,", "5,周七"]
    )
    result = take(rows)
    assert codes(result) == [
        (2, "sex", "interop.legacy_no_choice"),
        (2, "birth_date", "interop.legacy_no_date"),
        (3, "name", "interop.legacy_cell_empty"),
        (4, "birth_date", "directory.birth_date_in_future"),
        (6, "source_id", "interop.legacy_row_twice"),
        (7, "", "interop.legacy_row_width"),
    ]
    assert list(Patient.objects.values_list("name", flat=True)) == ["钱五"]


def test_a_rehearsal_says_the_same_and_leaves_nothing(department):
    before = AuditEntry.objects.count()
    rehearsed = take(PEOPLE + "3,吴八,F,,P100,\n", rehearse=True)  # P100 is given twice within the file
    assert (Patient.objects.count(), LegacyRecord.objects.count(), AuditEntry.objects.count()) == (0, 0, before)
    assert rehearsed.rows == take(PEOPLE + "3,吴八,F,,P100,\n").rows


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030"])
def test_chinese_headings_and_encodings_are_recognised(department, codec):
    text = "编号;姓名;性别;出生日期;病历号;备注\n7;龘淼;女;1980年5月6日;P7;x\n"
    result = take(text.encode(codec))
    assert outcomes(result) == ["added"] and result.unused == ["备注"]
    assert result.encoding == codec.removesuffix("-sig")
    assert find_patient_by_identifier("his", "PI", "7").birth_date == date(1980, 5, 6)


def test_workbooks_and_json_lines_are_read_alike(department):
    book = Workbook()
    book.active.append(["source_id", "name", "birth_date", "phone"])
    book.active.append([1, "赵敏", date(1968, 4, 12), 13800004471.0])
    book.active.append([None, None, None, None])
    out = io.BytesIO()
    book.save(out)
    first = take(out.getvalue())
    assert (first.form, outcomes(first)) == ("xlsx", ["added"])
    line = {"source_id": 1, "name": "赵敏", "birth_date": "1968-04-12", "phone": "13800004471"}
    second = take(json.dumps(line) + '\n{"source_id": 2, "name": ["a"]}\n{"source_id": 3')
    assert second.form == "jsonl"
    assert outcomes(second) == ["unchanged", "refused", "refused"]
    assert {code for _, _, code in codes(second)} == {"interop.legacy_no_json"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "interop.legacy_no_heading"),
        (b"\xff\xff\x00", "interop.legacy_encoding"),
        (b"PK\x03\x04 no archive", "interop.legacy_unreadable"),
        (b'source_id,name\n1,"open', "interop.legacy_unreadable"),
        (b"name\nx\n", "interop.legacy_column_missing"),
        (b"source_id,id,name\n1,1,x\n", "interop.legacy_column_twice"),
        (b"source_id,name,name\n1,x,y\n", "interop.legacy_heading_twice"),
    ],
)
def test_a_file_that_is_no_table_is_refused_whole(department, data, code):
    with pytest.raises(Invalid) as error:
        take(data)
    assert {r.code for reasons in error.value.fields.values() for r in reasons} == {code}


def test_the_database_keeps_one_record_a_row(department):
    take(PEOPLE)
    row = LegacyRecord.objects.order_by("id").first()
    with pytest.raises(IntegrityError), transaction.atomic():
        LegacyRecord.objects.create(
            source=row.source,
            kind=row.kind,
            source_id=row.source_id,
            imported_at=row.imported_at,
            updated_at=row.updated_at,
        )


def test_staff_sign_in_only_after_an_administrator_gave_them_a_password(department):
    site = list_sites()[0].code
    result = take(
        f"source_id,username,name,roles,email\n1,zhao,赵医生,radiologist@{site}; qc_manager,z@example.org\n2,q q,钱,nurse,\n"
        "3,sun,孙,pilot,\n4,li,李,nurse@nowhere,\n",
        "staff",
    )
    assert codes(result) == [
        (3, "username", "interop.legacy_no_pattern"),
        (4, "roles", "interop.legacy_no_choice"),
        (5, "roles", "interop.legacy_site_unknown"),
    ]
    user = User.objects.get(username="zhao")
    assert user.must_change_password
    assert {(g.role, g.site and g.site.code) for g in user.grants.all()} == {
        ("radiologist", site),
        ("qc_manager", None),
    }


def test_the_catalogue_grows_by_rows_in_both_languages(department):
    head = "source_id,code,name_zh,name_en,modality,body_part,duration_min,contrast"
    result = take(f"{head}\n1,CT-OLD,旧头颅,Old head,CT,HEAD,15,无\n2,CT-BAD,坏,Bad,CT,HEAD,0,无\n", "catalogue")
    assert outcomes(result) == ["added", "refused"]
    assert ExamType.objects.get(code="CT-OLD").names == {"zh-Hans": "旧头颅", "en": "Old head"}


def test_open_bookings_stand_on_the_calendar_or_leave_nothing(department, site_id, safety_is_clear):
    scanner, exam_type = (
        make_scanner(),
        ExamType.objects.filter(modality="CT", contrast="none", laterality_rule="none").first(),
    )
    take(PEOPLE)
    head = "source_id,patient_source_id,exam_type,device,starts_at,site"
    site = scanner.site.code
    start, past = at(120).isoformat(), (NOW - timedelta(days=2)).isoformat()
    exams = Exam.objects.count()
    result = take(
        f"{head}\nb1,1,{exam_type.code},{scanner.code},{start},{site}\nb2,2,{exam_type.code},{scanner.code},{start},{site}\n"
        f"b3,2,{exam_type.code},{scanner.code},{past},{site}\nb4,8,{exam_type.code},{scanner.code},{start},{site}\n",
        "bookings",
    )
    assert outcomes(result) == ["added", "refused", "refused", "refused"]
    assert [code for _, _, code in codes(result)] == [
        "scheduling.slot_taken",
        "scheduling.slot_in_past",
        "interop.legacy_patient_unknown",
    ]
    assert Exam.objects.count() == exams + 1  # a refused booking leaves no order behind
    exam_id = int(LegacyRecord.objects.get(kind="bookings", source_id="b1").target_id)
    assert find_live_appointment(exam_id).starts_at == at(120)
    moved = take(f"{head}\nb1,1,{exam_type.code},{scanner.code},{at(180).isoformat()},{site}\n", "bookings")
    assert outcomes(moved) == ["kept"] and find_live_appointment(exam_id).starts_at == at(120)


def test_past_exams_and_their_reports_are_priors_and_nobody_is_told(department):
    take(PEOPLE)
    told = OutboxEvent.objects.count()
    exam_type = ExamType.objects.filter(modality="CT").first().code
    exams = take(
        "source_id,mrn,exam_type,accession,performed_at,state\n"
        f"e1,P100,{exam_type},OLD1,2024-03-01 10:20,\ne2,P100,{exam_type},OLD1,2024-03-01 10:20,\n"
        f"e3,P100,{exam_type},OLD3,2090-03-01 10:20,\ne4,P100,{exam_type},OLD4,2024-03-01 10:20,cancelled\n",
        "exams",
    )
    assert outcomes(exams) == ["added", "refused", "refused", "added"]
    assert [code for _, _, code in codes(exams)] == ["workflow.accession_taken", "workflow.time_in_future"]
    head = "source_id,exam_source_id,findings,impression,author_name,signed_at"
    reports = take(
        f"{head}\nr1,e1,双肺清晰。,未见异常。,王医生,2024-03-01 11:00\nr2,e1,x,y,z,2024-03-01 11:00\nr3,e4,x,y,z,2024-03-02\n"
        "r4,e1,x,y,z,2023-01-01 10:00\n",
        "reports",
    )
    assert outcomes(reports) == ["added", "refused", "refused", "refused"]
    assert [code for _, _, code in codes(reports)] == [
        "reporting.exam_reported", "workflow.not_taken_over", "workflow.time_before_order"
    ]  # fmt: skip
    exam = find_exam_by_accession("OLD1")
    assert (exam.state, get_exam(exam.id).facets["report"]) == ("delivered", "signed")
    report = find_report_of_exam(exam.id)
    assert (report.state, report.versions.get().impression, report.author_name) == ("final", "未见异常。", "王医生")
    assert Report.objects.count() == 1 and OutboxEvent.objects.count() == told


def test_the_command_writes_each_fault_in_both_languages_and_no_formula(department, tmp_path, capsys):
    source, out = tmp_path / "p.csv", tmp_path / "errors.csv"
    source.write_text(f"{HEAD}\n=1+1,赵敏,X,,P1,\n2,钱五,F,,P2,\n", encoding="gb18030")
    with pytest.raises(SystemExit) as end:
        call_command("import_legacy", "patients", str(source), "--errors", str(out), "--dry-run")
    assert end.value.code == 2
    told = json.loads(capsys.readouterr().out)
    assert (told["added"], told["refused"], told["encoding"], told["dry_run"]) == (1, 1, "gb18030", True)
    (row,) = csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig")))
    assert (row["row"], row["source_id"], row["column"], row["code"]) == (
        "2",
        "'=1+1",
        "sex",
        "interop.legacy_no_choice",
    )
    assert "不是可用的值" in row["zh-Hans"] and "is not one of" in row["en"]
    assert not Patient.objects.exists()


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.fixed_dictionaries(
            {"source_id": CELLS, "name": CELLS},
            optional=dict.fromkeys(("sex", "birth_date", "mrn", "phone", "address", "language", "site"), CELLS),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_stands_in_a_row_it_is_taken_over_or_named_never_half(department, rows):
    """A fault of ours (`common.our_fault`) would be a bug; every word of a fault is there in both languages; twice is once."""
    with transaction.atomic():
        first = take("\n".join(json.dumps(row) for row in rows))
        again = take("\n".join(json.dumps(row) for row in rows))
        assert len(first.rows) == len(rows)
        for row in first.rows:
            assert (row.outcome == "refused") == bool(row.faults)
            for _, reason in row.faults:
                assert reason.code != "common.our_fault"
                assert all(reason.code in load_words(language) for language in LANGUAGES)
        made = [row.source_id for row in first.rows if row.outcome in ("added", "linked")]
        assert [r.source_id for r in again.rows if r.outcome == "unchanged"] == made
        assert LegacyRecord.objects.count() == len(made) == len(set(made))
        transaction.set_rollback(True)
