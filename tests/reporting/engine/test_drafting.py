import json

import pytest

from apps.reporting.engine.drafting import BadDraft, compare_with_draft, read_patient_draft

ORIGINAL = "右肺上叶结节，约6mm，未见转移。"


def test_a_draft_of_the_agreed_form_is_taken():
    assert (
        read_patient_draft(json.dumps({"text": " 右肺上部有一个约6毫米的小结节。 "}), ORIGINAL)
        == "右肺上部有一个约6毫米的小结节。"
    )


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "[]",
        "{}",
        '{"text": 3}',
        '{"text": " "}',
        '{"text": "约8毫米"}',
        '{"text": "█"}',
        "[" * 100_000,
        json.dumps({"text": "x" * 4001}),
    ],
)
def test_anything_else_is_no_draft(answer):
    with pytest.raises(BadDraft):
        read_patient_draft(answer, ORIGINAL)


@pytest.mark.parametrize(("final", "outcome"), [("a b\nc", "unchanged"), (" a  bc", "unchanged"), ("a b d", "edited")])
def test_what_a_person_made_of_it(final, outcome):
    said, share = compare_with_draft("a b\nc", final)
    assert (said, share == 1.0) == (outcome, outcome == "unchanged")
