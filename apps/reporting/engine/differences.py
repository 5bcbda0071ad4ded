"""What two texts do not share, so that nothing typed is overwritten unseen."""

from difflib import SequenceMatcher


def compare_texts(yours: str, theirs: str) -> list[dict]:
    """Line by line: {"op": "same" | "yours" | "theirs", "text"}; short enough for a person to choose."""
    left, right = yours.splitlines(), theirs.splitlines()
    rows: list[dict] = []
    for op, a, b, c, d in SequenceMatcher(a=left, b=right, autojunk=False).get_opcodes():
        if op == "equal":
            rows += [{"op": "same", "text": line} for line in left[a:b]]
            continue
        rows += [{"op": "yours", "text": line} for line in left[a:b]]
        rows += [{"op": "theirs", "text": line} for line in right[c:d]]
    return rows
