"""Request bodies for the tests that go through all endpoints."""

EMPTY_ROSTER = {"version": 1, "name": "x", "skills": [], "weekly": [], "shifts": [], "absences": []}
# Bodies good enough to come as far as the question whose row it is.
BODIES: dict[str, dict] = {
    "/api/dose/records/<int:record_id>/review": {"note": "x", "version": 1},
    "/api/exams/<int:exam_id>/actions": {"action": "cancel", "reason": "x"},
    "/api/exams/<int:exam_id>/questions": {"question": "which side?"},
    "/api/exams/<int:exam_id>/rejects": {"kind": "reject", "reason": "motion", "client_id": "client-site"},
    "/api/exams/<int:exam_id>/deviations": {
        "subject": "kv",
        "done": "120 kV",
        "reason": "physician",
        "client_id": "client-site",
    },
    "/api/exams/<int:exam_id>/processing": {"what": "vr"},
    "/api/processing/<int:processing_id>/actions": {"action": "take"},
    "/api/rejects/<int:reject_id>/void": {"note": "x"},
    "/api/imaging/studies/<int:study_id>/export": {"reason": "x"},
    "/api/imaging/studies/<int:study_id>/key-images": {"sop_uid": "2.25.8.1"},
    "/api/qc/cases/<int:case_id>/appeal": {"text": "x"},
    "/api/qc/cases/<int:case_id>/closure": {"text": "x"},
    "/api/qc/image-findings/<int:finding_id>/answer": {"verdict": "repeated"},
    "/api/qc/reader-studies/<int:reader_study_id>/lock": {"version": 1, "reason": "x"},
    "/api/qc/studies/<int:study_id>/rois": {
        "instance_id": 1,
        "regions": [
            {"name": "a", "role": "fat", "shape": "ellipse", "u_mm": 0, "v_mm": 0, "width_mm": 9, "height_mm": 9}
        ],
    },
    "/api/qc/cases/<int:case_id>/reviews": {"scores": {"quality": 5}},
    "/api/schedule/waiting/<int:entry_id>/withdraw": {"version": 1},
    "/api/schedule/appointments/<int:appointment_id>/cancel": {"reason_code": "staff", "version": 1},
    "/api/schedule/appointments/<int:appointment_id>/move": {"reason_code": "staff", "version": 1},
    "/api/schedule/appointments/<int:appointment_id>/no-show": {"reason_code": "did_not_come", "version": 1},
    "/api/schedule/appointments/<int:appointment_id>/following/cancel": {"reason_code": "staff"},
    "/api/schedule/appointments/<int:appointment_id>/following/move": {"reason_code": "staff"},
    "/api/schedule/visits/<int:visit_id>/cancel": {"reason_code": "staff"},
    "/api/schedule/visits/<int:visit_id>/move": {
        "reason_code": "staff",
        "places": [{"exam_id": n, "resource_id": 1, "starts_at": "2027-01-01T01:00:00Z"} for n in (1, 2)],
    },
    "/api/schedule/exams/<int:exam_id>/contacts": {"outcome": "busy"},
    "/api/schedule/resources/<int:resource_id>/openings": {"openings": [], "exceptions": []},
    "/api/schedule/resources/<int:resource_id>/openings/preview": {"openings": [], "exceptions": []},
    "/api/schedule/staff/<int:member_id>": EMPTY_ROSTER,
    "/api/schedule/staff/<int:member_id>/preview": EMPTY_ROSTER,
    "/api/schedule/tickets/<int:ticket_id>/call": {"room_code": "ct-1"},
    "/api/schedule/tickets/<int:ticket_id>/state": {"action": "hold"},
    "/api/studies/<int:study_id>/file": {"exam_id": 1, "note": "x", "version": 1},
    "/api/studies/<int:study_id>/correct": {"PatientID": "M1", "note": "x", "version": 1},
    "/api/studies/<int:study_id>/reject": {"kind": "safety", "note": "x", "version": 1},
    "/api/studies/<int:study_id>/split": {"note": "x", "version": 1},
    "/api/studies/<int:study_id>/merge": {"into_id": 1, "into_version": 1, "note": "x", "version": 1},
    "/api/studies/acts/<int:act_id>/undo": {"note": "x"},
    "/api/studies/<int:study_id>/match": {"exam_id": 1, "note": "x", "version": 1},
    "/api/studies/<int:study_id>/unmatch": {"exam_id": 1, "note": "x", "version": 1},
    "/api/studies/<int:study_id>/send": {"peer_id": 1},
}
