"""A patient of a demonstration department whose tumour is followed: baseline, response eight weeks later, and today's scan to be read."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.directory.public import find_site_by_code, find_user_by_username, register_patient
from apps.reporting.models import FollowUp, Report
from apps.reporting.selectors.turnaround import find_zone
from apps.reporting.services.drafts import save_draft, start_report
from apps.reporting.services.lesions import add_lesion, measure_lesion
from apps.reporting.services.pathology import note_pathology
from apps.reporting.services.signing import sign_report
from apps.workflow.public import ExamFacts, place_order, record_fact, request

BASELINE, RESPONSE, TODAY = timedelta(weeks=16), timedelta(weeks=8), timedelta(hours=3)
TEXTS = (
    {
        "technique": "胸部CT平扫。",
        "findings": "右肺上叶见软组织肿块，大小约34mm×28mm，边缘分叶。纵隔4R区淋巴结肿大，短径约19mm。左肺下叶见微小结节，大小约4mm。双侧胸腔未见积液。",
        "impression": "右肺上叶肿块，考虑恶性肿瘤。纵隔4R区淋巴结肿大。左肺下叶微小结节，建议随访。",
    },
    {
        "technique": "胸部CT平扫。",
        "findings": "右肺上叶肿块较前缩小，大小约22mm×17mm。纵隔4R区淋巴结较前缩小，短径约13mm。左肺下叶微小结节同前，大小约4mm。双侧胸腔未见积液。",
        "impression": "右肺上叶肿块较前缩小。纵隔4R区淋巴结较前缩小。左肺下叶微小结节同前。",
    },
)
LESIONS = (  # organ, label, node, role, sizes in mm at baseline and eight weeks later; None: seen, not measured
    ("肺", "右上叶肿块", False, "target", ("34.0", "22.0")),
    ("淋巴结", "4R", True, "target", ("19.0", "13.0")),
    ("肺", "左下叶微小结节", False, "non_target", (None, None)),
)


def seed_follow_up() -> bool:
    """Once, and only with demo data: whether it was added."""
    user, site = find_user_by_username("rad"), find_site_by_code("main")
    if not settings.RADFLOW_DEMO or user is None or site is None or FollowUp.objects.exists():
        return False
    reader = Actor("system", str(user.id), user.name)  # nobody signs in to prepare a demonstration
    now, ten = clock.now(), time(10, tzinfo=find_zone(site.id))
    began, again = (datetime.combine((now - ago).date(), ten) for ago in (BASELINE, RESPONSE))
    with transaction.atomic():
        with pretend(began - timedelta(days=1)):
            patient = register_patient(
                actor=reader, names="贺国栋", sex="M", birth_date=date(1961, 4, 12), phone="13800006104",
                identifiers=[(site.issuer, "MR", "DEMO-FOLLOW-UP")],
            )  # fmt: skip
        first = _report(_scan(patient.id, site.id, began, "咳嗽三周，痰中带血"), TEXTS[0], reader)
        with pretend(first.first_signed_at):
            added = [
                add_lesion(
                    first, organ=organ, label=label, is_node=is_node, role=role, **_size(sizes[0]), actor=reader
                ).id
                for organ, label, is_node, role, sizes in LESIONS
            ]
        with pretend(began + timedelta(days=9)):
            taken_on = (began + timedelta(days=5)).date()
            facts = {"diagnosis": "右肺上叶穿刺：肺腺癌", "verdict": "agrees", "taken_on": taken_on, "version": 0}
            note_pathology(first.id, **facts, actor=reader)
        second = _report(_scan(patient.id, site.id, again, "肺癌治疗后复查"), TEXTS[1], reader)
        with pretend(second.first_signed_at):
            for lesion_id, (*_, sizes) in zip(added, LESIONS, strict=True):
                measure_lesion(second, lesion_id, **_size(sizes[1]), actor=reader)
        _scan(patient.id, site.id, now - TODAY, "肺癌治疗后复查")
    return True


@contextmanager
def pretend(when: datetime) -> Iterator[None]:
    """Domain time stands at `when`: for preparing a demonstration, in a process of its own."""
    before = clock.set_source(lambda: when)
    try:
        yield
    finally:
        clock.set_source(before)


def _scan(patient_id: int, site_id: int, at: datetime, reason: str) -> ExamFacts:
    """A chest CT whose scan ended at `at`."""
    actor = Actor.system("prepare")
    with pretend(at - timedelta(minutes=50)):
        exam = place_order(
            patient_id=patient_id, site_id=site_id, patient_class="outpatient", exam_type_codes=["CT-CHEST"],
            priority="routine", reason=reason, referrer_name="刘明远", actor=actor,
        )[0]  # fmt: skip
        request(exam.id, "vet", actor=actor)
    for minutes, action in ((30, "check_in"), (15, "start"), (0, "finish")):
        with pretend(at - timedelta(minutes=minutes)):
            exam = request(exam.id, action, actor=actor)
    return exam


def _report(exam: ExamFacts, texts: dict[str, str], reader: Actor) -> Report:
    """Signed and released an hour after the scan."""
    at = exam.stamps["finished"]
    with pretend(at + timedelta(hours=1)):
        record_fact(exam.id, "images_complete", at=at, source="device")
        report = start_report([exam.id], actor=reader)
        draft = save_draft(
            report.id, texts=texts, client="prepare", sequence=1, revision=report.draft.revision, actor=reader
        )
        sign_report(report.id, actor=reader, may_verify=True, revision=draft.revision)
    report.refresh_from_db()
    return report


def _size(mm: str | None) -> dict:
    return {"state": "present", "size_mm": None} if mm is None else {"state": "measured", "size_mm": Decimal(mm)}
