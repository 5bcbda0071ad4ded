"""Whether a short technical text (a series description, a protocol name) names one of several terms."""

from collections.abc import Sequence


def has_words(text: str, words: Sequence[str]) -> bool:
    """Latin words as wholes (MIP is not in SKIPPED), Chinese ones anywhere."""
    folded = "".join(c if c.isalnum() else " " for c in text.upper())
    padded = f" {' '.join(folded.split())} "
    return any((f" {w.upper()} " in padded) if w.isascii() else (w in text) for w in words)
