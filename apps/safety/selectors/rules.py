"""Policies and forms as the engine takes them."""

from apps.common.policy import get_policy
from apps.common.prepared import Kept
from apps.safety.engine.facts import Rules
from apps.safety.engine.forms import parse_form
from apps.safety.engine.packs import TOPICS, split_pack
from apps.safety.models import ScreeningForm

FORMS = Kept(  # the active ones, each with the row it stands in
    lambda: ScreeningForm.objects.filter(is_active=True).values_list("id", "definition"),
    build=lambda rows: [(parse_form(definition), pk) for pk, definition in rows],
)
OWN_RULES = ("mr", "consent", "payment")


def get_rules(name: str, *, site_id: int | None = None) -> Rules:
    """One policy of this room by its short name, such as "mr"; a topic of contrast comes from the pack in force."""
    if name in TOPICS:
        return get_pack(site_id=site_id)[name]
    policy = get_policy(f"safety.{name}", site_id=site_id)
    return Rules(policy.payload, policy.label)


def get_pack(*, site_id: int | None = None) -> dict[str, Rules]:
    """The rule pack that the site follows, by topic. Which words name an agent is the department's own, whatever the pack."""
    chosen = get_policy("safety.pack", site_id=site_id).payload["pack"]
    policy = get_policy(f"safety.pack_{chosen}", site_id=site_id)
    topics = split_pack(policy.payload, policy.label)
    own = get_policy("safety.allergy", site_id=site_id).payload
    return topics | {"allergy": Rules({**own, **topics["allergy"].payload}, policy.label)}


def get_all_rules(*, site_id: int | None = None) -> dict[str, Rules]:
    return {**get_pack(site_id=site_id), **{name: get_rules(name, site_id=site_id) for name in OWN_RULES}}
