"""A history is trusted by what it makes of signed sentences it has not seen, not by its size."""

import random
from dataclasses import replace

from apps.qc.engine import history_trial
from apps.qc.engine.checking import check
from apps.qc.engine.history_trial import count_shapes, find_share, hold_trial
from apps.qc.engine.report import ReportSnapshot
from apps.qc.engine.report_history import ReportHistory, shape_of

WORDS = ("liver", "spleen", "kidney", "pancreas", "bladder", "aorta", "thyroid", "trachea")
FINDINGS = ("calcification", "hydronephrosis", "hepatomegaly", "consolidation", "atelectasis", "effusion", "steatosis")
STATES = ("is normal in size", "shows no focal lesion", "is unremarkable", "is well seen", "shows no calcification")


def make_history(n: int) -> ReportHistory:
    """Every organ in every state, with figures and sides of their own: many sentences of few shapes."""
    rng = random.Random(3)
    sentences = {
        f"the {rng.choice(('left', 'right'))} {rng.choice(WORDS)} {rng.choice(STATES)} on image {number}.": 1
        for number in range(n)
    }
    return ReportHistory({"en": sentences}, n)


def test_figures_and_sides_make_no_other_sentence() -> None:
    assert shape_of("the left kidney measures 10.5 x 4 cm.") == shape_of("the right kidney measures 9 x 12 cm.")
    assert shape_of("左肾见结节12mm") == shape_of("右肾见结节7mm") != shape_of("左肺见结节12mm")


def test_a_template_repeated_a_thousand_times_is_never_trusted() -> None:
    history = make_history(30_000)
    assert sum(history.get("en").values()) == 30_000
    assert count_shapes(history) == {"en": len(WORDS) * len(STATES)}
    assert hold_trial(history).trusted == frozenset()


def test_a_history_that_reads_unseen_sentences_is_trusted_and_one_full_of_new_words_is_not(monkeypatch) -> None:
    monkeypatch.setattr(history_trial, "ENOUGH_SHAPES", 10)
    known = make_history(2_000)
    assert find_share(known, "en") == 0.0
    assert hold_trial(known).trusted == {"en"}
    strange = {f"the liver shows {word[:n]}{word[n]}{word[n:]}.": 1 for word in FINDINGS for n in (2, 3, 4)}
    history = replace(known, sentences={"en": known.get("en") | strange})
    assert find_share(history, "en") > history_trial.MOST_ALARMED
    assert hold_trial(history).trusted == frozenset()


def test_nothing_kept_back_is_no_proof() -> None:
    assert find_share(ReportHistory({"en": {}}), "en") == 1.0


def test_many_reports_alone_make_no_guess_loud() -> None:
    report = ReportSnapshot(findings="双肺纹理清晰,纵隔内未肿大淋巴结。", impression="未见异常。", lang="zh")
    many = ReportHistory(n_reports=1_000_000, number=1)
    for history, severity in ((many, "info"), (replace(many, trusted=frozenset(["zh"]), number=2), "warn")):
        found = [one.severity for one in check(report, history=history) if one.category == "char_missing"]
        assert found == [severity]
