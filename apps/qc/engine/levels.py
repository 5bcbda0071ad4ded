"""When two values on one axis of a place may both be true."""

# Values that name a part of another value's whole: both may be true at once.
_NESTED = {
    ("frontal", "frontoparietal"), ("parietal", "frontoparietal"), ("frontal", "frontotemporal"), ("temporal", "frontotemporal"),
    ("temporal", "temporoparietal"), ("parietal", "temporoparietal"), ("parietal", "parietooccipital"), ("occipital", "parietooccipital"),
    ("temporal", "temporooccipital"), ("occipital", "temporooccipital"), ("temporal", "hippocampus"), ("pons", "brainstem"),
    ("midbrain", "brainstem"), ("medulla", "brainstem"), ("body", "bodytail"), ("tail", "bodytail"), ("apical", "apicoposterior"),
    ("posterior", "apicoposterior"), ("basal_a", "basal"), ("basal_p", "basal"), ("basal_l", "basal"), ("basal_m", "basal"),
    ("left", "left_lateral"), ("left", "left_medial"), ("right", "right_anterior"), ("right", "right_posterior"), ("head", "uncinate"),
    ("head", "neck"), ("neck", "body"), ("corona", "semiovale"), ("corona", "periventricular"), ("semiovale", "periventricular"), ("basal", "corona"),
    ("basal", "thalamus"), ("femoral", "popliteal"), ("cecum", "ascending"), ("lingula", "superior"), ("anterior", "apical"), ("femoral", "deep"), ("popliteal", "deep"), ("calf", "deep"),
}  # fmt: skip


def agree(first: str, second: str) -> bool:
    """The same value, or a part and its whole."""
    return first == second or (first, second) in _NESTED or (second, first) in _NESTED


def conflicts(first: tuple[tuple[str, str], ...], second: tuple[tuple[str, str], ...]) -> bool:
    """Whether two places differ on an axis that both tell."""
    known = dict(second)
    return any(axis in known and not agree(value, known[axis]) for axis, value in first)
