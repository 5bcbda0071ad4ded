from datetime import timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.errors import Conflict, Invalid, Refused
from apps.directory.public import find_site_by_code
from apps.research.models import Cohort, Draw, DrawnExam, Project
from apps.research.public import (
    CRITERIA,
    Kind,
    change_project,
    close_project,
    draw_cohort,
    exclude_by_hand,
    lift_exclusion,
    list_drawn_exams,
    make_cohort,
    preview_flow,
    record_objection,
    save_version,
    seed_demo,
    withdraw_objection,
)
from apps.research.services import cohorts
from apps.research.services.policy import export_policy
from apps.workflow.models import Exam
from tests.builders.pathway import make_exam, make_patient, seed_department
from tests.builders.reports import make_acquired, make_person, make_signed
from tests.builders.research import QC, define, keep, make_drawable, make_research

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def department():
    return seed_department()


def count_out(flow) -> list[int]:
    return [step["n_out"] for step in flow["steps"]]


def test_a_draw_keeps_who_was_in_it_and_where_the_others_fell():
    ct, dx = make_exam("CT-CHEST"), make_exam("DX-CHEST")
    draw = draw_cohort(make_drawable(None, keep("modality", "CT")).id, actor=QC)
    assert (draw.n_assessed, draw.n_left, draw.patients_left) == (2, 1, 1)
    assert dict(draw.exams.values_list("exam_id", "fell_at")) == {ct.id: None, dx.id: 2}
    assert [row.exam_id for row in list_drawn_exams(draw.id, is_left=True)] == [ct.id]
    assert [row.exam_id for row in list_drawn_exams(draw.id, fell_at=2)] == [dx.id]
    entry = AuditEntry.objects.get(action="research.cohort_drawn")
    assert entry.detail["assessed"] == 2 and entry.actor_name == QC.name


def test_a_draw_stays_as_it_was_while_the_department_goes_on():
    first = make_exam()
    cohort = make_drawable()
    draw = draw_cohort(cohort.id, actor=QC)
    make_exam()
    assert [row.exam_id for row in list_drawn_exams(draw.id)] == [first.id]
    assert draw_cohort(cohort.id, actor=QC).n_left == 2


def test_a_look_beforehand_says_what_the_draw_says_and_keeps_nothing():
    make_exam()
    project = make_research()
    steps = define(keep("modality", "CT"))
    seen = preview_flow(project.id, definition=steps).to_json()
    assert Draw.objects.count() == 0 and DrawnExam.objects.count() == 0
    draw = draw_cohort(make_cohort(project.id, name="A", definition=steps, actor=QC).id, actor=QC)
    assert draw.flow == seen


def test_a_version_stays_with_its_draw():
    make_exam()
    cohort = make_drawable()
    draw = draw_cohort(cohort.id, actor=QC)
    save_version(cohort.id, definition=define(keep("sex", "F")), reason="women only", actor=QC)
    again = draw_cohort(cohort.id, actor=QC)
    assert (draw.version.number, again.version.number) == (1, 2)
    assert (draw.n_left, again.n_left) == (1, 0)


def test_objections_are_counted_first_and_end_when_withdrawn():
    exam = make_exam("DX-CHEST")
    cohort = make_drawable(None, keep("modality", "CT"))
    objection = record_objection(exam.patient.id, note="at the desk", actor=QC)
    assert count_out(draw_cohort(cohort.id, actor=QC).flow) == [1, 0, 0]
    with pytest.raises(Refused, match="objection_stands"):
        record_objection(exam.patient.id, actor=QC)
    withdraw_objection(objection.id, reason="changed their mind", actor=QC)
    assert count_out(draw_cohort(cohort.id, actor=QC).flow) == [0, 1, 0]
    with pytest.raises(Refused, match="objection_withdrawn"):
        withdraw_objection(objection.id, reason="again", actor=QC)
    said = AuditEntry.objects.filter(patient_id=exam.patient.id, action__startswith="research.objection")
    assert list(said.order_by("id").values_list("action", flat=True)) == [
        "research.objection_recorded",
        "research.objection_withdrawn",
    ]


def test_a_persons_exclusion_counts_from_the_next_draw_on_with_its_reason():
    exam = make_exam()
    cohort = make_drawable()
    out = exclude_by_hand(cohort.id, accession=exam.accession, reason="image_quality", note="", actor=QC)
    draw = draw_cohort(cohort.id, actor=QC)
    assert (draw.n_left, draw.flow["steps"][-1]["reasons"]) == (0, {"image_quality": 1})
    with pytest.raises(Refused, match="exam_is_out"):
        exclude_by_hand(cohort.id, accession=exam.accession, reason="duplicate", note="", actor=QC)
    lift_exclusion(out.id, reason="looked again", actor=QC)
    assert draw_cohort(cohort.id, actor=QC).n_left == 1


@pytest.mark.parametrize(
    ("_case", "facts", "field"),
    [
        ("no such exam", {"accession": "NONE", "reason": "duplicate", "note": ""}, "accession"),
        ("other needs words", {"accession": "x", "reason": "other", "note": " "}, "note"),
    ],
)
def test_an_exclusion_that_says_too_little(_case, facts, field):
    with pytest.raises(Invalid) as bad:
        exclude_by_hand(make_drawable().id, **facts, actor=QC)
    assert set(bad.value.fields) == {field}


def test_only_exams_of_the_projects_sites_are_assessed():
    make_exam()
    make_exam(site_id=find_site_by_code("east").id)
    assert preview_flow(make_research().id, definition=define()).n_assessed == 1


def test_the_period_is_in_days_of_the_site_and_by_the_chosen_time():
    received, begun = make_exam(), make_acquired()
    project = make_research()
    ago = clock.now() - timedelta(days=30)
    Exam.objects.filter(pk=begun.id).update(received_at=ago)
    by = {basis: preview_flow(project.id, definition=define(basis=basis)) for basis in ("received", "performed")}
    assert {basis: [row.exam_id for row in flow.left] for basis, flow in by.items()} == {
        "received": [received.id],
        "performed": [begun.id],
    }


def test_what_reports_say_can_be_asked():
    make_exam()
    report = make_signed(make_person("rad-r", "radiologist"))
    project = make_research()
    for step, n in (
        ({"act": "include", "criterion": "reported", "params": {}}, 1),
        ({"act": "include", "criterion": "report_words", "params": {"words": ["结节"]}}, 1),
        ({"act": "include", "criterion": "report_words", "params": {"words": ["骨折"]}}, 0),
        ({"act": "include", "criterion": "performed", "params": {}}, 1),
        ({"act": "include", "criterion": "request_words", "params": {"words": ["COUGH"]}}, 2),
        (
            {"act": "include", "criterion": "report_positive", "params": {}},
            int(report.versions.get().is_positive is True),
        ),
    ):
        flow = preview_flow(project.id, definition=define(step))
        assert (len(flow.left), flow.n_assessed) == (n, 2), step


def test_every_criterion_can_be_asked_of_the_department():
    make_exam()
    params = {
        Kind.CHOICE: {"values": ["x"]},
        Kind.RANGE: {"least": 10**6},
        Kind.FLAG: {},
        Kind.WORDS: {"words": ["x-x"]},
    }
    steps = [{"act": "exclude", "criterion": c.code, "params": params[c.kind]} for c in CRITERIA.values()]
    assert len(preview_flow(make_research().id, definition=define(*steps)).left) == 1


def test_one_patients_exams_are_told_apart_across_the_flow():
    patient = make_patient()
    make_exam(patient_id=patient.id), make_exam(patient_id=patient.id)
    step = {"act": "one_per_patient", "params": {"keep": "last"}}
    flow = preview_flow(make_research().id, definition=define(step))
    assert (flow.n_assessed, flow.patients_assessed, len(flow.left)) == (2, 1, 1)


def test_nothing_is_drawn_or_changed_once_the_approval_is_over():
    cohort = make_drawable()
    Project.objects.update(approved_until=clock.now().date() - timedelta(days=1))
    for act in (
        lambda: draw_cohort(cohort.id, actor=QC),
        lambda: save_version(cohort.id, definition=define(), reason="x", actor=QC),
        lambda: make_cohort(cohort.project_id, name="B", definition=define(), actor=QC),
        lambda: exclude_by_hand(cohort.id, accession="x", reason="duplicate", note="", actor=QC),
    ):
        with pytest.raises(Refused, match="approval_over"):
            act()
    assert (Draw.objects.count(), Cohort.objects.count(), cohort.versions.count()) == (0, 1, 1)


def test_the_last_day_of_the_approval_still_counts():
    cohort = make_drawable()
    Project.objects.update(approved_until=clock.now().date())
    assert draw_cohort(cohort.id, actor=QC).pk


def test_a_project_is_prolonged_with_what_stood_before_in_the_trail_and_closed_once():
    project = make_research()
    until = clock.now().date() + timedelta(days=400)
    change_project(project.id, version=1, approved_until=until, actor=QC)
    assert AuditEntry.objects.get(action="research.project_changed").detail["before"] == {
        "approved_until": project.approved_until.isoformat()
    }
    with pytest.raises(Conflict):
        change_project(project.id, version=1, responsible="Dr Wu", actor=QC)
    close_project(project.id, reason="published", actor=QC)
    for again in (
        lambda: close_project(project.id, reason="again", actor=QC),
        lambda: change_project(project.id, version=3, responsible="x", actor=QC),
    ):
        with pytest.raises(Refused, match="project_closed"):
            again()


@pytest.mark.parametrize(
    ("_case", "facts", "field"),
    [
        ("no approval number", {"approval_number": " "}, "approval_number"),
        ("over already", {"approved_until": clock.now().date() - timedelta(days=2)}, "approved_until"),
        ("no site", {"site_ids": []}, "site_ids"),
        ("a site that is none", {"site_ids": [10**9]}, "site_ids"),
        ("nobody answers for it", {"responsible": ""}, "responsible"),
    ],
)
def test_a_project_needs_its_facts(_case, facts, field):
    with pytest.raises(Invalid) as bad:
        make_research(**facts)
    assert set(bad.value.fields) == {field} and Project.objects.count() == 0


def test_two_cohorts_of_a_project_have_two_names():
    project = make_research()
    make_drawable(project)
    with pytest.raises(Invalid) as bad:
        make_drawable(project)
    assert set(bad.value.fields) == {"name"}


def test_a_period_of_too_many_exams_is_refused(monkeypatch):
    make_exam(), make_exam()
    policy = export_policy()
    small = type(policy)(policy.code, 9, policy.payload | {"most_exams": 1}, "", "active")
    monkeypatch.setattr(cohorts, "export_policy", lambda: small)
    with pytest.raises(Refused, match="too_many_exams"):
        preview_flow(make_research().id, definition=define())


def test_the_demonstration_has_one_drawn_cohort_however_often_it_is_prepared():
    make_signed(make_person("rad-d", "radiologist"))
    seed_demo()
    seed_demo()
    assert (Project.objects.count(), Draw.objects.get().n_left) == (1, 1)
