"""Injections and mild reactions on the invented history, so that the surveillance has a lot to find. Never on a real department."""

from datetime import timedelta
from decimal import Decimal

from django.conf import settings
from django.db import connection, transaction

from apps.common.kernel import clock
from apps.common.kernel.errors import Refused
from apps.safety.models import ContrastAgent, ContrastLot, Injection, Reaction
from apps.safety.selectors.rules import get_rules
from apps.safety.services.watching_lots import watch_reaction
from apps.workflow.public import HISTORY_ISSUER, list_history_spans

INVENTED = "Radflow"
A_LOT = 400
REACTS_ONE_IN, BAD_LOT_REACTS_ONE_IN = 200, 20
BAD_LOT = 1
CONTRAST_EXAMS = """
    SELECT exam.id, exam.patient_id, exam.site_id, stamp.at
    FROM workflow_exam exam JOIN workflow_examstamp stamp ON stamp.exam_id = exam.id AND stamp.kind = 'started'
    WHERE exam.accession_issuer = %(issuer)s AND exam.accession BETWEEN %(first)s AND %(last)s AND exam.contrast_planned = 'iodine'
      AND NOT EXISTS (SELECT 1 FROM safety_injection given WHERE given.exam_id = exam.id)
    ORDER BY exam.accession
"""


def seed_history() -> None:
    """The newest batch of the history only: older lots are used up and watched no more. Demo departments only; raises Refused."""
    if not settings.RADFLOW_DEMO:
        raise Refused("directory.history_only_with_demo")
    agent = ContrastAgent.objects.filter(agent_class="iodine", is_default=True).first()
    span = next(list_history_spans(), None)
    if agent is None or span is None:
        return
    with connection.cursor() as cursor:
        cursor.execute(CONTRAST_EXAMS, {"issuer": HISTORY_ISSUER, "first": span[0], "last": span[1]})
        exams = cursor.fetchall()
    with transaction.atomic():
        last = None
        for number, at in enumerate(range(0, len(exams), A_LOT)):
            part, lot = exams[at : at + A_LOT], _make_lot(agent, f"HIST{number:04d}")
            given = Injection.objects.bulk_create(_inject(lot, row) for row in part)
            often = BAD_LOT_REACTS_ONE_IN if number == BAD_LOT else REACTS_ONE_IN
            reactors = list(zip(given, part, strict=True))[often // 2 :: often]
            reactions = Reaction.objects.bulk_create(_react(row, site_id=facts[2]) for row, facts in reactors)
            last = reactions[-1] if number == BAD_LOT else last
        if last:
            watch_reaction(last.id)


def _make_lot(agent: ContrastAgent, name: str) -> ContrastLot:
    now = clock.now()
    facts = {"expires_on": (now + timedelta(days=400)).date(), "recorded_by": INVENTED, "recorded_at": now}
    return ContrastLot.objects.get_or_create(agent=agent, lot=name, defaults=facts)[0]


def _inject(lot: ContrastLot, row: tuple) -> Injection:
    exam_id, patient_id, _, at = row
    return Injection(
        exam_id=exam_id,
        patient_id=patient_id,
        agent=lot.agent,
        lot=lot,
        volume_ml=Decimal(70),
        route="iv",
        at=at,
        given_by=INVENTED,
        given_by_id=INVENTED,
        recorded_at=at,
    )


def _react(given: Injection, *, site_id: int) -> Reaction:
    """Mild nausea: physiologic, so that it is counted and leaves no allergy."""
    at = given.at + timedelta(minutes=3)
    return Reaction(
        exam_id=given.exam_id,
        patient_id=given.patient_id,
        site_id=site_id,
        injection=given,
        agent_class="iodine",
        state="closed",
        started_at=at,
        symptoms=["nausea"],
        suggested_kind="physiologic",
        suggested_grade="mild",
        suggested_because=["nausea"],
        policy_version=get_rules("reactions").label,
        chosen_kind="physiologic",
        chosen_grade="mild",
        confirmed_kind="physiologic",
        confirmed_grade="mild",
        confirmed_by=INVENTED,
        confirmed_at=at,
        outcome_code="resolved",
        closed_at=at,
        recorded_by=INVENTED,
        recorded_by_id=INVENTED,
        recorded_at=at,
    )
