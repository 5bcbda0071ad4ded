"""What leaves the department leaves by two people, while the project is in force, and does not stay for ever."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from apps.common.audit.models import AuditEntry
from apps.common.kernel import clock
from apps.common.kernel.errors import Invalid, NotFound, RadflowError, Refused
from apps.research.models import Export, Project, Subject
from apps.research.public import (
    ask_export,
    draw_cohort,
    get_export,
    make_export,
    open_export,
    refuse_export,
    reidentify,
    release_export,
    tend_exports,
)
from apps.research.services.making import _sweep
from tests.builders.pathway import TECHNOLOGIST, make_exam, seed_department
from tests.builders.research import (
    CHIEF,
    QC,
    ask_for,
    make_drawable,
    make_file,
    make_research,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def department(settings, tmp_path):
    settings.RADFLOW_RESEARCH = tmp_path / "research"
    return seed_department()


def test_who_asks_does_not_release_and_nothing_is_written_before():
    make_exam()
    export = ask_for()
    for act in (release_export, refuse_export):
        with pytest.raises(Refused, match="needs_second_person"):
            act(export.id, note="x", actor=QC)
    make_export(export.id)
    assert get_export(export.id).state == "asked"
    with pytest.raises(Refused, match="export_not_ready"):
        open_export(export.id, actor=QC)


def test_a_refused_export_stays_refused():
    make_exam()
    export = ask_for()
    refuse_export(export.id, note="too much", actor=CHIEF)
    with pytest.raises(Refused, match="export_not_in_this_state"):
        release_export(export.id, actor=CHIEF)
    make_export(export.id)
    assert get_export(export.id).state == "refused"


@pytest.mark.parametrize("moment", ["ask", "release", "make", "fetch"])
def test_an_approval_that_is_over_stops_every_step(moment):
    make_exam()
    project = make_research()
    cohort = make_drawable(project)
    draw = draw_cohort(cohort.id, actor=QC)
    facts = {"tables": (), "with_text": False, "with_parquet": False, "reason": "x", "actor": QC}

    def end() -> None:
        Project.objects.update(approved_until=clock.now().date() - timedelta(days=1))

    if moment == "ask":
        end()
        with pytest.raises(Refused, match="approval_over"):
            ask_export(draw.id, **facts)
        return
    export = ask_export(draw.id, **facts)
    if moment == "release":
        end()
        with pytest.raises(Refused, match="approval_over"):
            release_export(export.id, actor=CHIEF)
        assert get_export(export.id).state == "asked"
        return
    release_export(export.id, actor=CHIEF)
    if moment == "make":
        end()
        make_export(export.id)
        assert (get_export(export.id).state, get_export(export.id).failure["code"]) == (
            "failed",
            "research.approval_over",
        )
        return
    make_export(export.id)
    end()
    with pytest.raises(Refused, match="approval_over"):
        open_export(export.id, actor=QC)


def test_only_the_two_who_answer_for_it_fetch_it_and_each_time_is_in_the_trail():
    make_exam()
    export = make_file(ask_for())
    for actor in (QC, CHIEF):
        assert open_export(export.id, actor=actor).stat().st_size == export.size
    with pytest.raises(Refused, match="export_of_others"):
        open_export(export.id, actor=TECHNOLOGIST)
    assert AuditEntry.objects.filter(action="research.export_fetched").count() == 2
    assert open_export(export.id, actor=QC).stat().st_mode & 0o077 == 0


def test_a_file_goes_when_its_days_are_over(monkeypatch):
    make_exam()
    export = make_file(ask_for())
    path = open_export(export.id, actor=QC)
    assert tend_exports() == [] and path.exists()
    Export.objects.update(remove_at=clock.real_now())
    tend_exports()
    assert not path.exists() and get_export(export.id).state == "removed"
    assert AuditEntry.objects.filter(action="research.export_removed").count() == 1


def test_what_a_dead_worker_left_behind_is_swept_and_what_is_being_written_is_not(settings, monkeypatch):
    make_exam()
    export = make_file(ask_for())
    settings.RADFLOW_RESEARCH.joinpath("tmp-x").mkdir()
    _sweep()
    assert settings.RADFLOW_RESEARCH.joinpath("tmp-x").exists()
    monkeypatch.setattr("apps.research.services.making.STALE_S", -1)
    _sweep()
    assert [path.name for path in settings.RADFLOW_RESEARCH.iterdir()] == [f"export-{export.id}.zip"]


def test_what_was_released_and_not_written_is_told_to_the_beat_and_given_up_after_some_attempts():
    make_exam()
    export = ask_for()
    release_export(export.id, actor=CHIEF)
    assert tend_exports() == [export.id]
    Export.objects.update(attempts=3)
    make_export(export.id)
    assert get_export(export.id).failure["code"] == "research.export_gave_up"
    assert tend_exports() == []


def test_a_key_of_another_installation_is_said_and_writes_nothing(settings):
    make_exam()
    export = ask_for()
    settings.SECRET_KEY = "another"
    assert make_file(export).failure["code"] == "research.key_lost"
    assert not Subject.objects.exists() and not any(settings.RADFLOW_RESEARCH.iterdir())


def test_texts_need_the_reports():
    make_exam()
    with pytest.raises(Invalid):
        ask_for(tables=("doses",), with_text=True)
    assert Export.objects.count() == 0


def test_the_way_back_needs_a_reason_and_is_in_the_trail_also_when_it_leads_nowhere():
    exam = make_exam()
    export = make_file(ask_for())
    project_id = export.draw.version.cohort.project_id
    name = Subject.objects.get().pseudonym
    assert reidentify(project_id, pseudonym=name.lower(), reason="a mass was found", actor=CHIEF).id == exam.patient.id
    entry = AuditEntry.objects.get(action="research.subject_identified")
    assert (entry.patient_id, entry.detail["reason"]) == (exam.patient.id, "a mass was found")
    with pytest.raises(Invalid):
        reidentify(project_id, pseudonym=name, reason=" ", actor=CHIEF)
    with pytest.raises(NotFound):
        reidentify(make_research().id, pseudonym=name, reason="x", actor=CHIEF)
    assert AuditEntry.objects.filter(action="research.subject_identified", detail__found=False).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_releases_at_once_one_counts():
    make_exam()
    export = ask_for()
    gate, said = threading.Barrier(2), []

    def release(actor) -> None:
        try:
            gate.wait(timeout=20)
            said.append(release_export(export.id, actor=actor).decided_by)
        except RadflowError as refusal:
            said.append(refusal.reason.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=release, args=(actor,)) for actor in (CHIEF, TECHNOLOGIST)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert "research.export_not_in_this_state" in said
    assert len(set(said) & {CHIEF.name, TECHNOLOGIST.name}) == 1
    assert AuditEntry.objects.filter(action="research.export_released").count() == 1
