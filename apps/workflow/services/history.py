"""Years of delivered exams at once, written by the database itself. Never on a real department."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction

from apps.common.kernel import clock
from apps.common.kernel.errors import Refused
from apps.directory.public import seed_patient_history

HISTORY_ISSUER = "HISTORY"
BATCH = 100_000
# one row a number n; the choices are functions of n, so that the same call makes the same history
WAYS = """
    WITH site AS (SELECT id FROM directory_site ORDER BY id LIMIT 1),
         people AS (SELECT patient_id, row_number() OVER (ORDER BY patient_id) - 1 AS k FROM directory_patientidentifier WHERE issuer = %(issuer)s),
         referrer AS (SELECT id, name FROM directory_user WHERE username = 'referrer'),
         types AS (SELECT id, modality, contrast, row_number() OVER (ORDER BY id) - 1 AS k FROM directory_examtype),
         numbers AS (
            SELECT n, (n * 7919) %% (SELECT count(*) FROM people) AS p, (n * 104729) %% (SELECT count(*) FROM types) AS t,
                   %(until)s::timestamptz - (n * interval '137 seconds') AS at
            FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS n),
         visits AS (
            INSERT INTO workflow_encounter (patient_id, site_id, patient_class, visit_number, location, opened_at)
            SELECT people.patient_id, site.id, (ARRAY['outpatient','inpatient','emergency','checkup'])[1 + n %% 4], 'HIST' || n, '', at
            FROM numbers JOIN people ON people.k = p CROSS JOIN site
            RETURNING id, patient_id, patient_class, visit_number, opened_at, site_id),
         orders AS (
            INSERT INTO workflow_order (encounter_id, placer_issuer, placer_number, priority_id, reason, referrer_id, referrer_name, department, ordered_at, received_at, version)
            SELECT visits.id, %(issuer)s, visits.visit_number, (SELECT id FROM directory_priorityclass ORDER BY rank DESC LIMIT 1), '',
                referrer.id, coalesce(referrer.name, ''), '', opened_at, opened_at, 1
            FROM visits LEFT JOIN referrer ON right(visits.visit_number, 2) = '00' RETURNING id, encounter_id, placer_number, priority_id, received_at),
         exams AS (
            INSERT INTO workflow_exam (order_id, accession, accession_issuer, exam_type_id, patient_id, site_id, priority_id, patient_class, modality, state,
                laterality, contrast_planned, protocol, reason_for_exam, received_at, due_policy, slot_start, slot_device_code, is_held, version)
            SELECT orders.id, 'H' || lpad(n::text, 10, '0'), %(issuer)s, types.id, visits.patient_id, visits.site_id, orders.priority_id, visits.patient_class,
                types.modality, 'delivered', '', types.contrast, '', '', orders.received_at, '', orders.received_at + interval '1 hour', '', false, 1
            FROM orders JOIN visits ON visits.id = orders.encounter_id JOIN numbers ON 'HIST' || n = orders.placer_number JOIN types ON types.k = t
            RETURNING id, accession, received_at),
         steps AS (
            INSERT INTO workflow_step (exam_id, sps_id, study_instance_uid, requested_procedure_id)
            SELECT id, accession, '2.25.1' || right(accession, 10), accession FROM exams),
         stamps AS (
            INSERT INTO workflow_examstamp (exam_id, kind, at, source, actor_name, is_void, recorded_at)
            SELECT exams.id, kind, received_at + after, source, '', false, received_at + after FROM exams
            CROSS JOIN (VALUES ('received', interval '0', 'message'), ('arrived', interval '50 minutes', 'person'), ('started', interval '61 minutes', 'mpps'),
                ('finished', interval '75 minutes', 'mpps'), ('verified', interval '3 hours', 'person'), ('delivered', interval '4 hours', 'system')) AS s (kind, after, source))
    INSERT INTO workflow_examfacet (exam_id, facet, value, at, source)
    SELECT exams.id, facet, value, received_at, 'system' FROM exams
    CROSS JOIN (VALUES ('safety', 'released'), ('images', 'complete'), ('report', 'final'), ('delivery', 'delivered')) AS f (facet, value)
"""


def seed_history(*, patients: int, exams: int) -> int:
    """Adds invented history until there are so many; returns the exams added. Demo departments only; raises Refused."""
    if not settings.RADFLOW_DEMO:
        raise Refused("directory.history_only_with_demo")
    seed_patient_history(patients)
    with connection.cursor() as cursor:
        have = _count(cursor)
        for first in range(have + 1, exams + 1, BATCH):
            with transaction.atomic():
                cursor.execute(
                    WAYS,
                    {
                        "issuer": HISTORY_ISSUER,
                        "first": first,
                        "last": min(exams, first + BATCH - 1),
                        "until": clock.now().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1),
                    },
                )
    return max(0, exams - have)


def list_history_spans() -> Iterator[tuple[str, str]]:
    """First and last accession number of one batch after the other, for rooms above that add rows of their own."""
    with connection.cursor() as cursor:
        have = _count(cursor)
    for first in range(1, have + 1, BATCH):
        yield _name(first), _name(min(have, first + BATCH - 1))


def _count(cursor) -> int:
    cursor.execute("SELECT count(*) FROM workflow_exam WHERE accession_issuer = %s", [HISTORY_ISSUER])
    return cursor.fetchone()[0]


def _name(number: int) -> str:
    return f"H{number:010d}"
