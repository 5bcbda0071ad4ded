"""Two records become one with everything that hangs on them, and two again; no cycle, nothing half done."""

from datetime import date, timedelta

import pytest

from apps.common.audit.models import AuditEntry
from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid, Refused
from apps.common.retention import held_patients, place_hold
from apps.directory.models import Allergy, LabResult, PatientMerge
from apps.directory.public import (
    find_patient_by_identifier,
    get_patient,
    list_allergies,
    merge_patients,
    record_allergy,
    record_lab,
    register_patient,
    search_patients,
    sweep_merges,
    undo_merge,
)
from apps.directory.selectors.merges import list_candidates
from apps.safety.public import assess
from apps.scheduling.models import Occupancy
from apps.scheduling.public import find_live_appointment, move_appointment
from apps.workflow.models import Exam, Task
from apps.workflow.public import get_exam, list_exams_of_patient
from tests.builders.pathway import CLERK, HEAD, make_patient
from tests.builders.scheduling import at, book, make_bookable, make_scanner
from tests.safety.department import make_safe_exam

pytestmark = pytest.mark.django_db
WHY = "same identity card"


def make_pair():
    born = {"names": "赵敏", "sex": "F", "birth_date": date(1968, 4, 12)}
    return make_patient(**born), make_patient(**born)


def merge(survivor, merged, **more) -> int:
    made = merge_patients(survivor.id, merged.id, reason=WHY, actor=HEAD, **more)
    deliver_pending()
    return made


def undo(merge_id: int) -> None:
    undo_merge(merge_id, reason="two sisters", actor=HEAD)
    deliver_pending()


def test_everything_follows_and_returns(site_id, safety_is_clear):
    kept, dead = make_pair()
    scanner = make_scanner()
    exam = make_bookable(patient_id=dead.id)
    book(exam, scanner, at(120))
    record_allergy(dead.id, substance_text="iohexol", source="patient", actor=HEAD)
    record_lab(dead.id, code="creatinine", value=88, unit="umol/L", taken_at=clock.now(), actor=HEAD)
    own = make_bookable(patient_id=kept.id)

    made = merge(kept, dead)
    assert get_exam(exam.id).patient_id == kept.id == Exam.objects.get(pk=exam.id).patient_id
    assert find_live_appointment(exam.id).occupancy.patient_id == kept.id
    assert [a.substance_text for a in list_allergies(kept.id)] == ["iohexol"]
    assert get_patient(dead.id).id == kept.id
    assert find_patient_by_identifier(*identifier(dead)).id == kept.id
    assert [p.id for p in search_patients(dead.mrn)] == [kept.id]

    new = make_bookable(patient_id=kept.id)
    undo(made)
    assert {e.id for e in list_exams_of_patient(dead.id)} == {exam.id}
    assert {e.id for e in list_exams_of_patient(kept.id)} == {own.id, new.id}  # what came since stays
    assert find_live_appointment(exam.id).occupancy.patient_id == dead.id
    assert list_allergies(kept.id) == [] and len(list_allergies(dead.id)) == 1
    assert LabResult.objects.get().patient_id == dead.id
    assert find_patient_by_identifier(*identifier(dead)).id == dead.id


def identifier(patient) -> tuple[str, str, str]:
    one = patient.identifiers[0]
    return one.issuer, one.type, one.value


def test_who_did_it_why_and_on_what_evidence_is_kept():
    kept, dead = make_pair()
    made = merge(kept, dead)
    undo(made)
    row = PatientMerge.objects.get(pk=made)
    assert row.evidence == {"agree": ["name", "birth_date", "sex"], "differ": ["phone"]}
    assert (row.reason, row.made_by, row.undone_by, row.undone_reason) == (WHY, HEAD.name, HEAD.name, "two sisters")
    acts = AuditEntry.objects.filter(patient_id=kept.id).order_by("id").values_list("action", flat=True)
    assert list(acts)[-2:] == ["patient.merged", "patient.unmerged"]


def test_an_allergy_of_the_other_record_counts_before_any_event_was_heard():
    exam = make_safe_exam("CT-ABD-C")
    other = make_patient()
    record_allergy(
        exam.patient.id, substance_text="iohexol", kind="allergy", severity="severe", source="patient", actor=HEAD
    )
    before = {r.code for r in assess(exam.id, at(60)).reasons}
    merge_patients(other.id, exam.patient.id, reason=WHY, actor=HEAD)
    assert Exam.objects.get(pk=exam.id).patient_id == exam.patient.id  # it has yet to follow
    assert {r.code for r in assess(exam.id, at(60)).reasons} == before


def test_two_times_at_once_stay_two_and_somebody_is_asked(site_id, safety_is_clear):
    kept, dead = make_pair()
    one, other = make_scanner(), make_scanner()
    first, second = make_bookable(patient_id=kept.id), make_bookable(patient_id=dead.id)
    book(first, one, at(120))
    book(second, other, at(120))
    made = merge(kept, dead)
    assert get_exam(second.id).patient_id == kept.id
    held = find_live_appointment(second.id)
    assert held.occupancy.patient_id == dead.id  # the database knows of one place for one person
    task = Task.objects.get(exam_id=second.id, closed_at=None, kind="discrepancy")
    assert task.reason["code"] == "scheduling.merged_twice_booked"
    move_appointment(held.pk, resource_id=other.id, starts_at=at(300), actor=CLERK, reason_code="other", reason="twice")
    assert find_live_appointment(second.id).starts_at == at(300)
    undo(made)
    assert find_live_appointment(first.id).occupancy.patient_id == kept.id
    assert set(
        Occupancy.objects.filter(is_live=True, appointment__exam=second.id).values_list("patient_id", flat=True)
    ) <= {kept.id, dead.id}


def test_a_chain_is_followed_and_taken_back_link_by_link(site_id):
    a, b, c = make_patient(), make_patient(), make_patient()
    exam = make_bookable(patient_id=a.id)
    first = merge_patients(b.id, a.id, reason=WHY, actor=HEAD)
    second = merge_patients(c.id, b.id, reason=WHY, actor=HEAD)
    deliver_pending()
    assert Exam.objects.get(pk=exam.id).patient_id == c.id
    with pytest.raises(Refused) as refused:
        undo_merge(first, reason="x", actor=HEAD)
    assert refused.value.reason.code == "directory.merge_went_on"
    undo(second)
    assert Exam.objects.get(pk=exam.id).patient_id == b.id
    undo(first)
    assert Exam.objects.get(pk=exam.id).patient_id == a.id


def test_a_merge_taken_back_before_anybody_heard_moves_nothing(site_id):
    kept, dead = make_pair()
    exam = make_bookable(patient_id=dead.id)
    undo_merge(merge_patients(kept.id, dead.id, reason=WHY, actor=HEAD), reason="slip", actor=HEAD)
    deliver_pending()
    assert Exam.objects.get(pk=exam.id).patient_id == dead.id


@pytest.mark.parametrize(
    ("_case", "again", "code"),
    [
        ("the other way round: a cycle", lambda kept, dead: (dead.id, kept.id), "directory.patient_merged"),
        ("once more", lambda kept, dead: (kept.id, dead.id), "directory.patient_merged"),
        ("with itself", lambda kept, dead: (kept.id, kept.id), "directory.merge_same"),
    ],
)
def test_a_cycle_cannot_come_about(_case, again, code):
    kept, dead = make_pair()
    merge(kept, dead)
    with pytest.raises(Refused) as refused:
        merge_patients(*again(kept, dead), reason=WHY, actor=HEAD)
    assert refused.value.reason.code == code
    assert PatientMerge.objects.count() == 1


def test_a_named_record_never_leads_to_an_unknown_one_and_a_reason_is_needed():
    unknown, known = register_patient(actor=CLERK, is_unknown=True), make_patient()
    with pytest.raises(Refused) as refused:
        merge_patients(unknown.id, known.id, reason=WHY, actor=HEAD)
    assert refused.value.reason.code == "directory.merge_into_unknown"
    with pytest.raises(Invalid):
        merge_patients(known.id, unknown.id, reason="  ", actor=HEAD)
    assert not PatientMerge.objects.exists()


def test_a_row_written_for_the_merged_record_meanwhile_follows_in_the_sweep(site_id, department_clock):
    kept, dead = make_pair()
    exam = make_bookable(patient_id=dead.id)
    made = merge(kept, dead)
    Exam.objects.filter(pk=exam.id).update(patient_id=dead.id)  # as if it had been written while the merge ran
    assert sweep_merges() == 0
    PatientMerge.objects.filter(pk=made).update(made_at=clock.now() - timedelta(hours=1))
    assert sweep_merges() == 1 and sweep_merges() == 0
    deliver_pending()
    assert Exam.objects.get(pk=exam.id).patient_id == kept.id


def test_what_both_have_alike_stays_once(site_id):
    kept, dead = make_pair()
    taken = clock.now()
    for one in (kept, dead):
        record_lab(one.id, code="creatinine", value=88, unit="umol/L", taken_at=taken, actor=HEAD)
    record_allergy(dead.id, substance_text="iohexol", source="patient", actor=HEAD)
    merge(kept, dead)
    assert sorted(LabResult.objects.values_list("patient_id", flat=True)) == sorted([kept.id, dead.id])
    assert Allergy.objects.get().patient_id == kept.id


def test_candidates_agree_in_two_things_at_least():
    kept, dead = make_pair()
    make_patient(names="赵敏", sex="F", birth_date=date(1970, 1, 1))
    (found,) = list_candidates(kept.id)
    assert found.patient.id == dead.id and found.evidence.agree == ("name", "birth_date", "sex")


@pytest.mark.parametrize("held", [0, 1])
def test_a_legal_hold_on_either_record_stands_for_both_and_outlives_the_merge(site_id, held):
    pair = make_pair()
    place_hold(pair[held].id, reason="complaint", actor=HEAD)
    made = merge(*pair)
    assert held_patients() == {pair[0].id, pair[1].id}
    undo(made)
    assert held_patients() == {pair[0].id, pair[1].id}
