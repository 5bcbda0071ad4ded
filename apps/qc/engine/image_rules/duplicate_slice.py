"""IMG-DUPLICATE: the same slice twice in a series."""

from collections import defaultdict
from collections.abc import Iterable

from apps.qc.engine.geometry import Stack, list_stacks
from apps.qc.engine.image import ImageCase, ImageInstance, ImageSeries
from apps.qc.engine.image_registry import Said, image_rule

_APART = (
    "AcquisitionNumber", "TemporalPositionIdentifier", "EchoTime", "InversionTime", "TriggerTime", "DiffusionBValue", "AcquisitionTime",
    "ImageType", "KVP", "ConvolutionKernel",
)  # fmt: skip


@image_rule("IMG-DUPLICATE", category="duplicate_slice", title={"zh-Hans": "重复层面", "en": "Duplicate slice"})
def check_duplicate(case: ImageCase) -> Iterable[Said]:
    """Places with more images than is usual, one object sent twice, one number for two slices; phases, echoes and b-values are no duplicates."""
    for series in case.stacks:
        twice = _find_same_object(series)
        for stack in [] if twice else list_stacks(case, series):
            twice = twice or _find_same_place(stack)
        if twice:
            params = {"n": len(twice), "place": _tell_place(twice[0])}
            yield Said("duplicate", "error", params, series, twice[0], measured=len(twice), expected=0)


def _find_same_object(series: ImageSeries) -> list[ImageInstance]:
    seen: set[str] = set()
    return [i for i in series.instances if i.uid and (i.uid in seen or seen.add(i.uid))]  # type: ignore[func-returns-value]


def _find_same_place(stack: Stack) -> list[ImageInstance]:
    found: list[ImageInstance] = []
    for place in stack.places:
        if len(place) <= stack.usual_count:
            continue
        kinds: dict[tuple, list[ImageInstance]] = defaultdict(list)
        for instance in place:
            kinds[_kind(instance) if stack.usual_count > 1 else ()].append(instance)
        found += [i for rows in kinds.values() for i in rows[1:]][: len(place) - stack.usual_count]
    return found if len(found) < len(stack.places) else []


def _kind(instance: ImageInstance) -> tuple:
    return tuple(str(instance.facts.get(keyword)) for keyword in _APART)


def _tell_place(instance: ImageInstance) -> str:
    return f"{instance.position_mm:.1f} mm" if instance.position_mm is not None else instance.uid
