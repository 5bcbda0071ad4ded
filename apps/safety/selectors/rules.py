"""Policies and forms as the engine takes them."""

from apps.common.policy import get_policy
from apps.common.prepared import Kept
from apps.safety.engine.facts import Rules
from apps.safety.engine.forms import parse_form
from apps.safety.models import ScreeningForm

FORMS = Kept(  # the active ones, each with the row it stands in
    lambda: ScreeningForm.objects.filter(is_active=True).values_list("id", "definition"),
    build=lambda rows: [(parse_form(definition), pk) for pk, definition in rows],
)
CODES = ("allergy", "renal", "metformin", "gadolinium", "premedication", "mr")


def get_rules(name: str, *, site_id: int | None = None) -> Rules:
    """One policy of this room by its short name, such as "renal"."""
    policy = get_policy(f"safety.{name}", site_id=site_id)
    return Rules(policy.payload, policy.label)


def get_all_rules(*, site_id: int | None = None) -> dict[str, Rules]:
    return {name: get_rules(name, site_id=site_id) for name in CODES}
