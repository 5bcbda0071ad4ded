"""Statuses of PS3.4 F.7.2: one row a rule."""

from dataclasses import replace

import pytest

from apps.imaging.engine.mpps import (
    CREATE_TYPE_1,
    MppsMessage,
    MppsSeries,
    MppsState,
    StepReference,
    judge_create,
    judge_set,
)

CREATE = MppsMessage(
    uid="1.2.3",
    status="IN PROGRESS",
    present=frozenset(CREATE_TYPE_1),
    filled=frozenset(CREATE_TYPE_1),
    steps=(StepReference(study_uid="2.25.1"),),
)
END = frozenset({"PerformedProcedureStepEndDate", "PerformedProcedureStepEndTime"})
STATUS = frozenset({"PerformedProcedureStepStatus"})
DONE = MppsMessage(
    uid="1.2.3", status="COMPLETED", present=END | STATUS, filled=END | STATUS, series=(MppsSeries("1.5"),)
)
OPEN = MppsState("IN PROGRESS")


@pytest.mark.parametrize(
    ("_case", "message", "known", "status"),
    [
        ("new step", CREATE, None, 0x0000),
        ("same instance twice", CREATE, OPEN, 0x0111),
        ("attribute missing", replace(CREATE, present=CREATE.present - {"Modality"}), None, 0x0120),
        ("attribute empty", replace(CREATE, filled=CREATE.filled - {"Modality"}), None, 0x0121),
        ("not in progress", replace(CREATE, status="COMPLETED"), None, 0x0106),
        ("nonsense status", replace(CREATE, status="DONE"), None, 0x0106),
        ("step without study", replace(CREATE, steps=(StepReference(),)), None, 0x0121),
        (
            "group case: several steps",
            replace(CREATE, steps=(StepReference("2.25.1"), StepReference("2.25.2"))),
            None,
            0,
        ),
    ],
)
def test_create(_case, message, known, status):
    assert judge_create(message, known).status == status


@pytest.mark.parametrize(
    ("_case", "message", "known", "status", "error_id"),
    [
        ("completed", DONE, OPEN, 0x0000, None),
        ("unknown instance", DONE, None, 0x0112, None),
        ("already completed", DONE, MppsState("COMPLETED"), 0x0110, 0xA710),
        ("already discontinued", replace(DONE, status="IN PROGRESS"), MppsState("DISCONTINUED"), 0x0110, 0xA710),
        ("bad status", replace(DONE, status="FINISHED"), OPEN, 0x0106, None),
        ("empty status", replace(DONE, status=""), OPEN, 0x0106, None),
        ("no end time", replace(DONE, present=STATUS, filled=STATUS), OPEN, 0x0120, None),
        ("empty end time", replace(DONE, filled=STATUS), OPEN, 0x0121, None),
        (
            "end time sent before",
            replace(DONE, present=STATUS, filled=STATUS),
            MppsState("IN PROGRESS", 0, END),
            0,
            None,
        ),
        ("completed without series", replace(DONE, series=()), OPEN, 0x0120, None),
        ("series sent before", replace(DONE, series=()), MppsState("IN PROGRESS", 2), 0, None),
        ("discontinued without series", replace(DONE, status="DISCONTINUED", series=()), OPEN, 0, None),
        ("intermediate update", MppsMessage("1.2.3", series=(MppsSeries("1.5"),)), OPEN, 0, None),
    ],
)
def test_set(_case, message, known, status, error_id):
    outcome = judge_set(message, known)
    assert (outcome.status, outcome.error_id) == (status, error_id)
