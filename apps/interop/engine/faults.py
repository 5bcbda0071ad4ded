"""Which code of HL7 table 0357 an ERR segment gives for each of our reasons."""

from apps.common.kernel.reason import Reason

REQUIRED_MISSING, WRONG_TYPE, NOT_IN_TABLE = "101", "102", "103"
UNSUPPORTED_MESSAGE, UNSUPPORTED_EVENT, UNKNOWN_KEY, DUPLICATE_KEY, INTERNAL = "200", "201", "204", "205", "207"
UNSUPPORTED_PROCESSING = "202"
CODES = {
    "interop.field_missing": REQUIRED_MISSING,
    "interop.segment_missing": "100",
    "interop.value_unknown": NOT_IN_TABLE,
    "interop.segment_repeated": "100",
    "interop.time_unreadable": WRONG_TYPE,
    "interop.time_ahead": WRONG_TYPE,
    "interop.no_number": WRONG_TYPE,
    "interop.patient_differs": UNKNOWN_KEY,
    "directory.birth_date_in_future": WRONG_TYPE,
    "directory.identifier_taken": UNKNOWN_KEY,
    "directory.merge_contradicted": UNKNOWN_KEY,
    "workflow.visit_of_another": UNKNOWN_KEY,
    "interop.merge_cycle": UNKNOWN_KEY,
    "interop.merge_of_several": UNKNOWN_KEY,
    "interop.control_character": WRONG_TYPE,
    "interop.value_too_long": WRONG_TYPE,
    "interop.message_unsupported": UNSUPPORTED_MESSAGE,
    "interop.event_unsupported": UNSUPPORTED_EVENT,
    "interop.not_production": UNSUPPORTED_PROCESSING,
    "interop.control_id_reused": DUPLICATE_KEY,
    "interop.order_unknown": UNKNOWN_KEY,
    "interop.order_of_several": UNKNOWN_KEY,
    "interop.overtaken": WRONG_TYPE,
    "interop.site_unknown": UNKNOWN_KEY,
    "interop.order_cancelled": DUPLICATE_KEY,
    "interop.number_taken": DUPLICATE_KEY,
    "interop.exams_differ": DUPLICATE_KEY,
    "interop.order_of_another": UNKNOWN_KEY,
    "interop.not_booked": UNKNOWN_KEY,
    "interop.exam_unknown": UNKNOWN_KEY,
    "interop.exam_of_another": UNKNOWN_KEY,
}


def code_of(reason: Reason) -> str:
    return CODES.get(reason.code, INTERNAL)
