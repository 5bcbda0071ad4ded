"""The dose plan of one exam, from the department's rule, the agent in hand and what is known of the patient."""

from typing import TypedDict

from apps.common.kernel import clock
from apps.directory.public import latest_measure
from apps.safety.engine.dose import DoseCase, DosePlan, plan_dose
from apps.safety.engine.terms import get_contrast_class
from apps.safety.models import ContrastAgent, ContrastLot, Preparation
from apps.safety.selectors.cases import get_age_years
from apps.safety.selectors.rules import get_rules
from apps.workflow.public import ExamFacts


class Vein(TypedDict):
    gauge: int | None
    site: str


def find_dose_plan(
    exam: ExamFacts,
    *,
    agent: ContrastAgent | None = None,
    lot: ContrastLot | None = None,
    gauge: int | None = None,
    site: str = "",
) -> DosePlan | None:
    """None without contrast or without a rule; cannula and vein are those of the preparation unless given."""
    agent_class = agent.agent_class if agent else get_contrast_class(exam.contrast)
    if agent_class in ("", "none"):
        return None
    agent = agent or ContrastAgent.objects.filter(agent_class=agent_class, is_default=True).first()
    vein = find_vein(exam.id, gauge=gauge, site=site)
    measure = latest_measure(exam.patient_id)
    case = DoseCase(
        modality=exam.modality,
        exam_type=exam.exam_type_code,
        agent_class=agent_class,
        concentration=_number(agent.concentration) if agent else None,
        concentration_unit=agent.concentration_unit if agent else "",
        is_verified=bool(agent and agent.is_verified),
        weight_kg=_number(measure.weight_kg) if measure else None,
        height_cm=_number(measure.height_cm) if measure else None,
        age_years=get_age_years(exam.patient.birth_date, on=clock.now()),
        **vein,
        container_ml=_number(lot.container_ml) if lot else None,
    )
    return plan_dose(case, get_rules("dose", site_id=exam.site_id))


def find_vein(exam_id: int, *, gauge: int | None, site: str) -> Vein:
    """What is said of cannula and vein; where nothing is said, that of the preparation."""
    placed = None if gauge and site else Preparation.objects.filter(exam_id=exam_id).first()
    return {
        "gauge": gauge or (placed.iv_gauge if placed else None),
        "site": site or (placed.iv_site if placed else ""),
    }


def _number(value) -> float | None:
    return None if value is None else float(value)
