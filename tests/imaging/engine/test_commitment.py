from apps.imaging.engine.commitment import (
    ALL_SAFE,
    CLASS_DIFFERS,
    NO_SUCH_OBJECT,
    PROCESSING_FAILURE,
    SOME_FAILED,
    judge_references,
)


def test_what_stands_here_is_safe():
    report = judge_references("1.2", [("1.1", "9.1"), ("1.1", "9.2")], {"9.1": ("1.1", True), "9.2": ("1.1", True)})
    assert (report.safe, report.failed) == ((("1.1", "9.1"), ("1.1", "9.2")), ())
    assert (report.event_type, report.is_missing_some) == (ALL_SAFE, False)


def test_each_failure_says_why():
    stored = {"9.1": ("1.1", True), "9.2": ("1.7", True), "9.3": ("1.1", False)}
    report = judge_references("1.2", [("1.1", f"9.{n}") for n in (1, 2, 3, 4)], stored)
    assert report.safe == (("1.1", "9.1"),)
    assert report.failed == (
        ("1.1", "9.2", CLASS_DIFFERS),
        ("1.1", "9.3", PROCESSING_FAILURE),
        ("1.1", "9.4", NO_SUCH_OBJECT),
    )
    assert (report.event_type, report.is_missing_some) == (SOME_FAILED, True)


def test_a_reference_named_twice_is_answered_once():
    report = judge_references("1.2", [("1.1", "9.1")] * 2, {"9.1": ("1.1", True)})
    assert report.safe == (("1.1", "9.1"),)
