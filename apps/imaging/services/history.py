"""A completed study for every exam of the invented history. Never on a real department."""

from django.conf import settings
from django.db import connection, transaction

from apps.common.kernel.errors import Refused
from apps.workflow.public import HISTORY_ISSUER, list_history_spans

# rows only: no object was ever stored, so the counts say none
STUDIES = """
    WITH wanted AS (
        SELECT exam.*, step.study_instance_uid, patient.mrn, patient.name, patient.birth_date, patient.sex
        FROM workflow_exam exam
        JOIN workflow_step step ON step.exam_id = exam.id
        JOIN directory_patient patient ON patient.id = exam.patient_id
        WHERE exam.accession_issuer = %(issuer)s AND exam.accession BETWEEN %(first)s AND %(last)s
          AND NOT EXISTS (SELECT 1 FROM imaging_studylink link WHERE link.exam_id = exam.id)),
    studies AS (
        INSERT INTO imaging_study (study_uid, state, match, patient_id, site_id, device_code, calling_ae, patient_id_text, patient_name,
            patient_birth_date, patient_sex, accession, modality, description, study_date, study_time, n_series, n_instances, size_bytes,
            first_at, last_at, last_heard_at, completed_at, completed_by, version)
        SELECT study_instance_uid, 'complete', 'matched', patient_id, site_id, slot_device_code, '', mrn, name,
            coalesce(to_char(birth_date, 'YYYYMMDD'), ''), CASE sex WHEN 'M' THEN 'M' WHEN 'F' THEN 'F' ELSE 'O' END, accession, modality, '',
            to_char(received_at, 'YYYYMMDD'), to_char(received_at, 'HH24MISS'), 0, 0, 0,
            received_at + interval '62 minutes', received_at + interval '75 minutes', received_at + interval '75 minutes',
            received_at + interval '80 minutes', 'mpps', 1
        FROM wanted ORDER BY received_at RETURNING id, accession, completed_at)
    INSERT INTO imaging_studylink (study_id, exam_id, how, by, at)
    SELECT studies.id, wanted.id, 'study_uid', '', completed_at FROM studies JOIN wanted USING (accession)
"""


def seed_history() -> None:
    """Adds the studies that the history lacks. Demo departments only; raises Refused."""
    if not settings.RADFLOW_DEMO:
        raise Refused("directory.history_only_with_demo")
    for first, last in list_history_spans():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(STUDIES, {"issuer": HISTORY_ISSUER, "first": first, "last": last})
