"""IMG-MISSING-PHASE: a series that the protocol asks for did not come."""

from collections.abc import Iterable

from apps.qc.engine.image import ImageCase
from apps.qc.engine.image_registry import Said, image_rule
from apps.qc.engine.phases import is_mute, is_named
from apps.qc.engine.protocol import find_matches


@image_rule(
    "IMG-MISSING-PHASE", category="missing_phase", title={"zh-Hans": "缺少期相或序列", "en": "Missing phase or series"}
)
def check_missing_phase(case: ImageCase) -> Iterable[Said]:
    """A series whose description says nothing may be the missing one: then it is a hint, not a warning."""
    expected = case.order.protocol.series if case.instances else ()
    matches = find_matches(case)
    mute = [s for s in case.stacks if is_mute(s.name) and not any(is_named(name, s.name) for name in expected)]
    for name in expected:
        if matches[name]:
            continue
        params = {"expected": name, "n": len(case.stacks)}
        if mute:
            mute.pop()
            yield Said("phase_unsure", "info", params, measured=None, expected=name)
        else:
            yield Said("missing_phase", "warn", params, measured=[s.name for s in case.stacks], expected=name)
