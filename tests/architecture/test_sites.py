"""A grant at one site opens nothing of another: every endpoint of every role, with real rows at the main site and a token for the other one."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from apps.common.events.relay import deliver_pending
from apps.common.kernel import clock
from apps.common.rest.permissions import PUBLIC, SIGNED_IN
from apps.devices.public import seed_demo as seed_devices
from apps.devices.public import seed_starter as seed_device_rules
from apps.directory.engine.roles import Role, load_table
from apps.directory.public import find_site_by_code
from apps.imaging.models import DoseRecord, ReconcileAct
from apps.qc.models import (
    Case,
    ImageFinding,
    PhantomAnalysis,
    PhantomMeasurement,
    ReaderStudy,
    ReportAudit,
    RoiMeasurement,
)
from apps.qc.public import raise_case
from apps.reporting.models import Countersign, ModelDraft
from apps.reporting.public import flag_critical
from apps.safety.models import Preparation
from apps.safety.public import record_injection, record_reaction
from apps.scheduling.models import PlanChange, PlanRun, PublicHoliday, StaffMember, Ticket, Visit
from apps.scheduling.models import Series as AppointmentSeries
from apps.scheduling.public import add_to_waiting, ask_porter, block_time, check_in, offer_freed_time
from apps.workflow.models import Exam
from apps.workflow.public import ask_information, ask_processing, get_exam, record_reject
from tests.architecture.bodies import BODIES
from tests.architecture.endpoints import Endpoint, list_endpoints
from tests.builders.device_rows import make_devices
from tests.builders.http import client_of
from tests.builders.pathway import RADIOLOGIST, TECHNOLOGIST, make_exam
from tests.builders.quality import make_quality
from tests.builders.reports import make_acquired, make_person, make_signed
from tests.builders.research import make_research_rows
from tests.builders.scheduling import book, make_bookable, make_pool, make_scanner
from tests.builders.scheduling import make_person as make_roster_person
from tests.builders.stored_studies import make_rows
from tests.safety.department import make_safe_exam, seed_safety

# What belongs to no site, and why a grant at one site opens it.
DEPARTMENT_WIDE = {
    "/api/patients": "a patient is one person at every site: allergies and results must follow",
    "/api/dose/patients": "a patient's dose is one person's, wherever it was given",
    "/api/users": "accounts are the department's",
    "/api/referrers": "accounts are the department's",
    "/api/tokens": "accounts are the department's",
    "/api/permissions": "the table itself",
    "/api/policies": "policies carry their scope; who reads them sees all",
    "/api/audit": "the trail is one chain",
    "/api/record-openings": "seen by the reviewers of the sites that hold exams of the patient: tests/directory/test_openings.py",
    "/api/events": "deliveries belong to the machine room",
    "/api/research/objections": "an objection is one person's, at every site",
    "/api/retention": "how long things are kept, and holds of patients, are the department's",
    "/api/messages": "interfaces serve the whole department",
    "/api/dicom": "one DICOM node serves every site",
    "/api/worklist/asks": "one DICOM node serves every site; whom they asked for is masked",
    "/api/worklist/callers": "one DICOM node serves every site",
    "/api/report-": "templates and shared snippets are the department's, own snippets the reader's",
    **dict.fromkeys(("/api/sites", "/api/rooms"), "the directory is open to everybody signed in"),
    "/api/suggestions": "a text is read with the catalogue; no row of a site is shown",
    "/api/exam-types": "one catalogue",
    "/api/device-models": "types of equipment, not devices",
    "/api/field-notices": "a vendor's notice is about a model; its devices are told within reach",
    "/api/safety/agents": "agents and lots are stocked for the department",
    "/api/safety/lot": "agents and lots are stocked for the department; moves are told by site",
    "/api/telemetry/dead-letters": "a message that names no device belongs to no site",
    **dict.fromkeys(("/api/notifications", "/api/qc/mine", "/api/session/second-factor"), "a person's own"),
    "/api/qc/mr-scores": "learned over several sites from a table of figures: it belongs to none",
    "/fhir/": "by the same walls, tried kind by kind in tests/interop/fhir/test_walls.py",
    "/api/results": "a referrer's own patients, wherever they were examined",
}
# Reads that hold no accession number, device or other mark of a row here: counts, words, tables, and lists that are empty in this department.
TELLS_NO_ROW = {
    "/api/kpis", "/api/qc/charts", "/api/qc/draws", "/api/qc/funnel", "/api/qc/sample-size", "/api/qc/reviewers", "/api/qc/improvements/owners", "/api/qc/period.pdf", "/api/qc/period.csv", "/api/qc/period.xlsx",
    "/api/qc/queues", "/api/qc/rules", "/api/qc/image-rules", "/api/qc/phantoms/chart", "/api/qc/phantoms/chart/csv", "/api/qc/readings", "/api/qc/reader-studies/people", "/api/reading/counts",
    "/api/reading/turnaround", "/api/reading/turnaround.csv", "/api/reading/indicators", "/api/reading/indicators/cases", "/api/reading/readers", "/api/reading/presence", "/api/reading/subspecialties", "/api/contracts", "/api/safety/alarms",
    "/api/safety/cards", "/api/safety/reaction-table", "/api/safety/surveillance", "/api/schedule/load", "/api/schedule/queue/summary", "/api/schedule/squeeze", "/api/schedule/free-slots", "/api/priorities", "/api/dose/trend", "/api/exams/unscheduled", "/api/triage/adherence", "/api/triage/adherence.csv",
    "/api/qc/rejects", "/api/qc/rejects.csv", "/api/worklist/trace", "/api/telemetry/quarantine", "/api/telemetry/streams", "/api/results/<int:release_id>/pdf", "/api/qc/report-rules",
    "/api/qc/report-rules/<str:code>", "/api/watch-precision", "/api/qc/lexicon", "/api/qc/lexicon/facts", "/api/qc/spell-learning", "/api/qc/word-questions", "/api/qc/report-audits", "/api/qc/second-reader", "/api/qc/second-readings", "/api/ai/models", "/api/ai/performance", "/api/ai/performance/cases", "/api/ai/drafting", "/api/ai/drafting/cases", "/api/exams/<int:exam_id>/drafts", "/api/exams/<int:exam_id>/ai",
}  # fmt: skip
BY_SITE = [e for e in list_endpoints() if not e.path.startswith(tuple(DEPARTMENT_WIDE))]


@pytest.fixture
def rich(db) -> dict[str, int]:
    """Ids by route parameter (as `after/<parameter>`), all of the main site; `marks` are words that only its rows hold."""
    site = seed_safety()
    seed_device_rules()
    seed_devices()
    ids = {"site_id": site, **make_pathway(site), **make_devices()}
    ids |= make_physics(site, ids["study_id"])
    ids |= make_research_rows()
    deliver_pending()
    accessions = Exam.objects.filter(site_id=site).values_list("accession", flat=True)
    ids["marks"] = frozenset(
        f'"{word}"'
        for word in [*accessions, "MR-2", "CT-SITE", "check it", "tech-site", "Person-Site", "Day-Site", "DEMO-FAN-12"]
    )
    return ids


def make_pathway(site: int) -> dict[str, int]:
    rad = make_person("rad-sites", "radiologist", "吴敏")
    report = make_signed(rad)
    exam = get_exam(report.links.get().exam_id)
    raise_case(
        "exam", f"exam:{exam.id}", origin="complaint", reason_text="check it", site_id=site, exam_id=exam.id, actor=rad
    )
    now = clock.now()
    critical = flag_critical(report.id, category=1, finding="check it", told_to="Dr Liu", method="phone", actor=rad)
    countersign = Countersign.objects.create(
        report=report, version=report.versions.last(), site_id=site, author_id=rad.id, asked_at=now, due_at=now
    )  # fmt: skip
    study, images = make_rows(site, exam.accession)
    act = ReconcileAct.objects.create(
        kind="match", before={}, after={str(study.id): {}}, note="check it", at=now, actor_name="Sun Wei"
    )
    act.studies.add(study)
    finding = ImageFinding.objects.create(
        study_id=study.id, exam_id=exam.id, site_id=site, key="k", rule="MR-2", rule_version=1, severity="warn",
        reason={"code": "qc.img_tilt"}, route="technologist", found_at=now,
    )  # fmt: skip
    dose = DoseRecord.objects.create(
        study=study, key="1", exam_id=exam.id, site_id=site, source="report", modality="CT", exam_code="CT-CHEST",
        device_code="CT-SITE", started_at=now, is_standard=True, metric=235.2, total_dlp=235.2, is_flagged=True, read_at=now,
    )  # fmt: skip
    scanner = make_scanner("CT-SITE")
    booked = make_bookable()
    start = (now + timedelta(days=1)).replace(hour=2, minute=0, second=0, microsecond=0)
    appointment = book(booked, scanner, start)
    marks = {"patient_id": booked.patient_id, "booked_at": now, "booked_by": ""}
    appointment.visit = Visit.objects.create(client_key="visit-site", min_gap_min=0, **marks)
    appointment.series = AppointmentSeries.objects.create(client_key="series-site", every_days=7, slack_days=0, **marks)
    appointment.save()
    waiting = add_to_waiting(make_bookable().id, notice_h=0, actor=RADIOLOGIST)
    hour = timedelta(hours=1)
    offer = offer_freed_time(scanner.pk, (start + hour, start + 2 * hour))[0]
    safe = make_safe_exam("CT-ABD-C", arrived=True, site_id=site)
    record_injection(
        safe.id, agent_code="iohexol_350", actor=TECHNOLOGIST, volume_ml=78, lot="K2609A", site="right_elbow"
    )
    pool = make_pool("tech-site", "staff")
    member = make_roster_person(pool, "08:00", "16:00")
    StaffMember.objects.filter(pk=member.pk).update(name="Person-Site")
    holiday = PublicHoliday.objects.create(site_id=site, day="2027-01-01", names={"en": "Day-Site"})
    reaction = record_reaction(safe.id, symptoms=["diffuse_urticaria"], actor=TECHNOLOGIST)
    reject = record_reject(exam.id, kind="reject", reason="motion", client_id="client-reject", actor=TECHNOLOGIST)
    processing = ask_processing(exam.id, what="mpr", actor=RADIOLOGIST)
    make_acquired()
    ask_information(make_exam().id, "which side?", actor=RADIOLOGIST)
    check_in(make_bookable().id, identified_by=["name", "birth_date"], actor=TECHNOLOGIST)
    return {
        "draft_id": ModelDraft.objects.create(kind="report", exam_id=exam.id, site_id=site, author="x", lang="zh", asked_at=now).id, "reject_id": reject.id, "processing_id": processing.id, "exam_id": exam.id, "report_id": report.id, "case_id": Case.objects.get().id, "study_id": study.id, "act_id": act.id, "report-audits/audit_id": ReportAudit.objects.create(period_from=now.date(), period_to=now.date(), site_id=site, asked_at=now).id, "finding_id": finding.id,
        "critical_id": critical.id, "countersign_id": countersign.id,
        "visit_id": appointment.visit_id, "appointment_series_id": appointment.series_id,
        "appointment_id": appointment.id, "reaction_id": reaction.id, "follow_up_id": reaction.follow_ups.get().id, "patient_id": safe.patient.id,
        "ticket_id": Ticket.objects.first().id, "porter_id": ask_porter(booked.id, kind="bring", mode="bed", actor=TECHNOLOGIST).id, "preparation_id": Preparation.objects.first().id, "resource_id": scanner.id,
        "waiting/entry_id": waiting.id, "waiting-offers/offer_id": offer.id,
        "orders/order_id": safe.order_id, **make_plan(site, booked.id, scanner), **images,
        "records/record_id": dose.id, "member_id": member.id, "holiday_id": holiday.id,
    }  # fmt: skip


def make_physics(site: int, study_id: int) -> dict[str, int]:
    now = clock.now()
    PhantomMeasurement.objects.create(
        key="k", source="record", kind="water", device_code="MR-2", site_id=site, kvp=120, measured_at=now, water=0, noise=5,
        uniformity=1, n_slices=1, n_px=999, software="x", policy_version="x",
    )  # fmt: skip
    PhantomAnalysis.objects.create(
        study_id=study_id, kind="acr_ct", device_code="MR-2", site_id=site, state="done", at=now
    )
    roi = RoiMeasurement.objects.create(
        study_id=study_id, site_id=site, regions=[], results=[], software="x", policy_version="x", made_at=now
    )
    study = ReaderStudy.objects.create(
        title="check it",
        site_id=site,
        criteria=[],
        scale_version="x",
        seed=1,
        window_centre=40,
        window_width=400,
        made_at=now,
    )
    return {"roi_id": roi.id, "reader_study_id": study.id, **make_quality(site)}


def make_plan(site: int, exam_id: int, scanner) -> dict[str, int]:
    now = clock.now()
    hit = {"starts_at": now + timedelta(days=3), "ends_at": now + timedelta(days=4)}
    block = block_time(scanner.pk, cause="other", actor=TECHNOLOGIST, **hit)
    run = PlanRun.objects.create(
        site_id=site, kind="repair", block=block, state="done", first_day=now.date(), days=1, seconds=5, asked_at=now,
        asked_by="check it",
    )  # fmt: skip
    placed = {"to_resource": scanner, "to_starts_at": now, "to_ends_at": now + timedelta(hours=1)}
    PlanChange.objects.create(run=run, kind="book", exam_id=exam_id, **placed)
    return {"run_id": run.pk, "block_id": block.pk}


def address(endpoint: Endpoint, ids: dict[str, int]) -> str | None:
    """None when no row of the main site stands behind the route."""
    missing = []

    def fill(found: re.Match) -> str:
        before = endpoint.path[: found.start()].rstrip("/").rsplit("/", 1)[-1]
        value = ids.get(f"{before}/{found[1]}", ids.get(found[1]))
        missing.extend([] if value is not None else [found[1]])
        return str(value)

    path = re.sub(r"<(?:\w+:)?(\w+)>", fill, endpoint.path)
    return None if missing else path


def ask(client: Client, endpoint: Endpoint, ids: dict[str, int]):
    site, soon = ids["site_id"], f"{clock.now():%Y-%m-%d}T12:00:00Z"
    today = dict.fromkeys(("first", "last"), soon[:10])
    if endpoint.method == "get" and is_search(endpoint):
        return client.get(address(endpoint, ids), {"includefield": "all"})
    if endpoint.method == "get":
        place = {name: ids[name] for name in ("exam_id", "resource_id")}
        closed = f"{clock.now() + timedelta(days=1):%Y-%m-%d}T12:00:00Z"
        queries = {
            **dict.fromkeys(
                (f"/api/devices/<int:device_id>/{name}" for name in ("readings", "energy", "timeline")),
                {"start": f"{soon[:10]}T00:00:00Z", "end": soon},
            ),
            "/api/safety/exams/<int:exam_id>/bottle": {"code": "DEMO-K2609A"},
            "/api/reading/turnaround/cases": today,
            "/api/devices/availability": today,
            "/api/kpis": today,
            "/api/qc/rejects/cases": today | {"by": "reason", "group": "motion"},
            "/api/qc/reader-studies/<int:reader_study_id>/scores": {"criterion": "noise", "condition": "x", "score": 1},
            "/api/schedule/callers": {"q": "张三"},
            "/api/schedule/squeeze": place,
            "/api/schedule/squeeze/choices": {"exam_id": ids["exam_id"]},
            "/api/schedule/placement": place | {"starts_at": closed},  # the answer names the scanner
        }
        more = queries.get(endpoint.path.removesuffix(".csv").removesuffix(".parquet"), {})
        return client.get(address(endpoint, ids), {"site_id": site, "site": site, **more})
    body = BODIES.get(endpoint.path, {}) | (
        {"resource_id": ids["resource_id"], "starts_at": soon} if endpoint.path.endswith("/move") else {}
    )
    return getattr(client, endpoint.method)(address(endpoint, ids), data=body, content_type="application/json")


def shows(answer, marks: frozenset[str]) -> bool:
    return answer.status_code == 200 and any(mark in answer.content.decode("utf-8", "replace") for mark in marks)


def may(role: str, endpoint: Endpoint) -> bool:
    needs = {endpoint.needs} if isinstance(endpoint.needs, str) else set(endpoint.needs)
    return any(role in load_table()[code]["roles"] for code in needs - {PUBLIC, SIGNED_IN})


def test_a_grant_elsewhere_opens_nothing(rich):
    open_ones = []
    for role in Role:
        client = client_of(role, site_id=find_site_by_code("east").id)
        for endpoint in (e for e in BY_SITE if may(role, e) and address(e, rich)):
            answer = ask(client, endpoint, rich)
            is_closed = answer.status_code in (403, 404)
            if not is_closed and (names_a_row(endpoint) or answer.status_code >= 500 or shows(answer, rich["marks"])):
                open_ones.append(f"{role} {endpoint}: {answer.status_code} {answer.content[:120]!r}")
    assert open_ones == []


def test_a_grant_here_opens_the_same_reads(rich):
    """Else the test above would prove nothing."""
    here, seen = rich["site_id"], set()
    reads = [e for e in BY_SITE if e.method == "get" and address(e, rich) and any(may(role, e) for role in Role)]
    for role in Role:
        client = client_of(role, site_id=here)
        for endpoint in (e for e in reads if e not in seen and may(role, e)):
            answer = ask(client, endpoint, rich)
            if answer.status_code in (200, 409) if names_a_row(endpoint) else shows(answer, rich["marks"]):
                seen.add(endpoint)
    assert [str(e) for e in reads if e not in seen and e.path not in TELLS_NO_ROW] == []


def names_a_row(endpoint: Endpoint) -> bool:
    return "<int:" in endpoint.path or ("<str:study_uid>" in endpoint.path and not is_search(endpoint))


def is_search(endpoint: Endpoint) -> bool:
    return endpoint.path.startswith("/dicom-web/") and endpoint.path.endswith(("/studies", "/series", "/instances"))
