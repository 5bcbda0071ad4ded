"""Twelve weeks of judged reports of a demonstration department: weekly random draws, an active one, a second reader for some, an appeal,
improvements and a meeting. Every text and person is invented."""

import random
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.policy import get_policy
from apps.directory.public import list_sites, list_users_with_role
from apps.qc.engine.cases import CaseState, Origin
from apps.qc.engine.risk import Trigger, score_risk
from apps.qc.engine.sampling import Design, FrameRow, draw_sample
from apps.qc.engine.scoring import mark_checklist
from apps.qc.models import Case, Draw, Improvement, Meeting, Review, Subject, SubjectIdentity
from apps.qc.services.draws import QUEUES, save_draw
from apps.qc.services.improvements import plan_improvement
from apps.qc.services.meetings import choose_case, make_meeting

WEEKS, A_WEEK, DRAWN = 12, 40, 8
BAD_WEEK = 3  # counted from now: a new group began, and the chart shows it
TEXTS = (
    ("CT", "胸部CT平扫", "Chest CT", "双肺纹理清晰，右肺上叶见一结节，大小约6mm。纵隔未见肿大淋巴结。", "右肺上叶结节，建议随访。"),
    ("CT", "头颅CT平扫", "Head CT", "双侧大脑半球对称，脑沟稍增宽，未见出血。中线结构居中。", "老年性脑改变。"),
    ("MR", "膝关节MR平扫", "Knee MR", "内侧半月板后角见线状高信号，达关节面。前交叉韧带连续。", "内侧半月板后角撕裂。"),
    ("DX", "胸部正位", "Chest radiograph", "双肺野清晰，心影不大，双膈面光整。", "心肺未见异常。"),
)  # fmt: skip
DEFECTS = ("typo", "term", "measurement", "missed", "conclusion", "laterality")
ODDS = (9, 7, 5, 3, 2, 1)
FAULTS = ("typos", "terms", "measure", "compare", "lesion")


def seed_past_quality() -> int:
    """Once; returns the reports added."""
    authors = list_users_with_role("radiologist", "resident")
    readers = list_users_with_role("radiologist", "qc_manager")
    if not settings.RADFLOW_DEMO or Draw.objects.exists() or len(authors) < 2 or len(readers) < 3:
        return 0
    dice, site = random.Random("past quality"), min(list_sites(), key=lambda one: one.id)
    with transaction.atomic():
        for week in range(WEEKS, 0, -1):
            end = clock.now() - timedelta(weeks=week, days=1)  # the last days are for what people do themselves
            subjects = [
                _make_report(dice, site.id, authors, end - timedelta(hours=4 * n + 1), week) for n in range(A_WEEK)
            ]
            _judge_week(dice, site.id, readers, subjects, end, week)
        _follow_up(authors, readers)
    return WEEKS * A_WEEK


def _make_report(dice: random.Random, site_id: int, authors: list, at: datetime, week: int) -> Subject:
    author = dice.choice(authors)
    modality, zh, en, findings, impression = dice.choice(TEXTS)
    signs = {sign: 1 for sign in (Trigger.NIGHT, Trigger.AMENDED, Trigger.FINDING_OVERRIDDEN) if dice.random() < 0.15}
    subject = Subject.objects.create(
        kind="report", ref=f"past:report:{week}:{at:%d%H}", site_id=site_id, modality=modality, protocol=en, shift="day",
        patient_class="outpatient", responsible_id=str(author.pk), closed_at=at,
        risk=score_risk(signs, get_policy("qc.risk", site_id=site_id).payload),
        content={
            "exam_names": {"zh-Hans": zh, "en": en}, "modality": modality, "body_part": "", "laterality": "", "contrast": "",
            "reason_for_exam": "", "patient_class": "outpatient", "sex": dice.choice("MF"), "age_band": "50-59",
            "findings": findings, "impression": impression, "technique": "", "lang": "zh",
        },
    )  # fmt: skip
    SubjectIdentity.objects.create(subject=subject, responsible=[{"id": str(author.pk), "name": author.name}])
    return subject


def _judge_week(dice, site_id: int, readers: list, subjects: list[Subject], end: datetime, week: int) -> None:
    method = "active" if week in (2, 6, 10) else "random"
    rows = [FrameRow(str(s.id), (s.modality,), s.risk) for s in subjects]
    design = Design(
        method=method, strata=("modality",), size=DRAWN, weights_column="risk" if method == "active" else ""
    )
    n_readers = 2 if week % 2 else 1
    asked = {
        "kind": "report", "period_from": end - timedelta(weeks=1), "period_to": end, "filters": {"site_id": site_id},
        "readers": n_readers,
    }  # fmt: skip
    result = draw_sample(rows, design, seed=20_260_000 + week)
    draw = save_draw(asked, design, rows, [], result, Actor.system("qc"))
    Draw.objects.filter(pk=draw.pk).update(made_at=end)
    by_id = {str(s.id): s for s in subjects}
    for item in result.drawn:
        case = Case.objects.create(
            subject=by_id[item.id], draw=draw, inclusion_probability=item.inclusion_probability, readers=n_readers,
            kind="report", ref=by_id[item.id].ref, origin=Origin.DRAWN, queue=QUEUES[method], site_id=site_id,
            state=CaseState.REVIEWED, opened_at=end,
        )  # fmt: skip
        _judge(dice, case, draw, readers, end, week)


def _judge(dice, case: Case, draw: Draw, readers: list, end: datetime, week: int) -> None:
    """Readers agree most of the time; where they differ an arbiter has the last word."""
    free = [reader for reader in readers if str(reader.pk) != case.subject.responsible_id]
    chosen = dice.sample(free, min(len(free), case.readers + 1))
    is_bad = dice.random() < (0.45 if week == BAD_WEEK else 0.08 + 0.02 * case.subject.risk)
    grades = []
    for at, reader in enumerate(chosen[: case.readers]):
        agrees = dice.random() < 0.85
        grades.append(
            _review(dice, case, draw, reader, end + timedelta(minutes=9 * at), is_bad == agrees, is_arbiter=False)
        )
    if len(set(grades)) > 1 and len(chosen) > case.readers:
        grades.append(_review(dice, case, draw, chosen[-1], end + timedelta(hours=3), is_bad, is_arbiter=True))
    case.grade = grades[-1]
    case.save(update_fields=["grade"])


def _review(dice, case: Case, draw: Draw, reader, at: datetime, is_bad: bool, *, is_arbiter: bool) -> str:
    defects = sorted(set(dice.choices(DEFECTS, ODDS, k=dice.choice((1, 1, 2))))) if is_bad else []
    faults = sorted(set(dice.choices(FAULTS, k=2))) if is_bad else []
    marked = mark_checklist(faults, draw.scales["checklist"]["payload"])
    Review.objects.create(
        case=case, reviewer_id=str(reader.pk), reviewer_name=reader.name, is_arbiter=is_arbiter,
        scale_version=draw.scales["scale"]["label"], checklist_version=draw.scales["checklist"]["label"],
        scores={c["code"]: dice.choice((3, 4) if is_bad else (4, 5)) for c in draw.scales["scale"]["payload"]["criteria"]},
        radpeer="2a" if is_bad else "1", defects=defects, faults=faults, points=marked.points,
        points_grade=marked.grade, grade="defect" if is_bad else "pass",
        comment="测量应写明层面 / say the slice of the measurement" if is_bad else "", spent_s=dice.randint(25, 90),
        submitted_at=at,
    )  # fmt: skip
    return "defect" if is_bad else "pass"


def _follow_up(authors: list, readers: list) -> None:
    manager = Actor.system("qc")
    bad = list(Case.objects.filter(grade="defect").select_related("subject").order_by("-id")[:3])
    owner = {"id": str(authors[0].pk), "name": authors[0].name}
    due = clock.now().date() + timedelta(days=10)
    if bad and not Improvement.objects.exists():
        plan_improvement(
            title="结节测量写入模板 / measure nodules by template", cause="模板缺测量栏 / the template has no field for it",
            owner=owner, due_on=due, case=bad[0], site_id=bad[0].site_id, actor=manager,
        )  # fmt: skip
    if not Meeting.objects.exists():
        meeting = make_meeting(title="读片学习会 / learning meeting", held_on=due, site_id=None, actor=manager)
        for case in bad:
            choose_case(meeting.id, case, is_in=True, actor=manager)
