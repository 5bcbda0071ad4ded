"""What is known of a patient's earlier reactions: the allergies on record, and reactions that no physician confirmed yet."""

from collections.abc import Iterable, Iterator

from apps.common.prepared import Prepared, Slot
from apps.directory.public import AllergyFacts
from apps.safety.engine.allergies import classify_substance, leaves_allergy
from apps.safety.engine.facts import AllergyFact, Rules
from apps.safety.engine.terms import ReactionState
from apps.safety.models import ContrastAgent, Reaction

OPEN_REACTIONS = Prepared(
    lambda: Reaction.objects.filter(patient_id__among=Slot("patients"), state=ReactionState.OPEN).order_by("id")
)


def to_allergy_fact(row: AllergyFacts, *, agents: list[ContrastAgent], rules: Rules) -> AllergyFact:
    names = {}
    for agent in agents:
        for name in (agent.code, *agent.names.values()):
            # "碘帕醇 370" is on record as "碘帕醇" too: the strength does not matter here
            names[name.rstrip("0123456789 _")] = agent.agent_class
    text = f"{row.substance_code} {row.substance_text}"
    return AllergyFact(
        id=row.id,
        substance=row.substance_code,
        text=row.substance_text,
        agent_class=classify_substance(text, agents=names, rules=rules),
        kind=row.kind,
        severity=row.severity,
        is_allergic_like=row.kind != "intolerance",
    )


def list_provisional(reactions: Iterable[Reaction], *, exam_id: int, rules: Rules) -> Iterator[AllergyFact]:
    """A reaction of another exam counts as the allergy it may become, until a physician says what it was."""
    for row in reactions:
        if row.exam_id == exam_id or not leaves_allergy(row.chosen_kind, rules):
            continue
        yield AllergyFact(
            id=-row.id,  # never the key of an allergy on record: what is accepted here is accepted for this only
            substance=f"reaction:{row.id}",
            text="safety.unconfirmed_reaction",
            agent_class=row.agent_class or None,
            severity=row.chosen_grade,
            is_confirmed=False,
        )
