"""Past appointments for the newest part of the invented history. Never on a real department."""

from itertools import islice

from django.conf import settings
from django.db import connection, transaction

from apps.common.kernel.errors import Refused
from apps.workflow.public import HISTORY_ISSUER, list_history_spans

# The exams of the history begin 137 s apart: dealt out over twelve resources in turn, no two of a resource overlap.
APPOINTMENTS = """
    WITH rooms AS (SELECT id, row_number() OVER (ORDER BY id) - 1 AS k FROM scheduling_resource WHERE kind = 'scanner' ORDER BY id LIMIT 12),
    wanted AS (
        SELECT exam.id AS exam_id, exam.patient_id, exam.slot_start, right(exam.accession, 10)::bigint AS n, exam.received_at
        FROM workflow_exam exam
        WHERE exam.accession_issuer = %(issuer)s AND exam.accession BETWEEN %(first)s AND %(last)s
          AND NOT EXISTS (SELECT 1 FROM scheduling_appointment a WHERE a.exam_id = exam.id)),
    numbered AS (
        SELECT wanted.*, rooms.id AS resource_id, nextval(pg_get_serial_sequence('scheduling_occupancy', 'id')) AS occupancy_id
        FROM wanted JOIN rooms ON rooms.k = n %% (SELECT count(*) FROM rooms)),
    pieces AS (
        INSERT INTO scheduling_occupancy (id, kind, resource_id, patient_id, during, is_live)
        SELECT occupancy_id, 'appointment', resource_id, patient_id,
            tstzrange(slot_start, slot_start + (SELECT count(*) FROM rooms) * interval '100 seconds'), true
        FROM numbered)
    INSERT INTO scheduling_appointment (exam_id, occupancy_id, state, client_key, reasons, outside_hours_reason, is_overbooked, cancel_code, overrides, cancel_reason, booked_at, booked_by, version)
    SELECT exam_id, occupancy_id, 'done', 'history-' || n, '[]', '', false, '', '[]', '', received_at, '', 1 FROM numbered
"""


def seed_history() -> None:
    """Adds the appointments that the newest 100,000 exams lack: each one is checked against double booking, and that takes its time.

    Demo departments only; raises Refused.
    """
    if not settings.RADFLOW_DEMO:
        raise Refused("directory.history_only_with_demo")
    for first, last in islice(list_history_spans(), 1):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(APPOINTMENTS, {"issuer": HISTORY_ISSUER, "first": first, "last": last})
