"""A signed and released report for every exam of the invented history. Never on a real department."""

from django.conf import settings
from django.db import connection, transaction

from apps.common.files import store_file
from apps.common.kernel.errors import Refused
from apps.common.printing import Block, render_pdf
from apps.workflow.public import HISTORY_ISSUER, list_history_spans

FINDINGS, IMPRESSION = "History: invented findings.", "History: invented impression."
REPORTS = """
    WITH wanted AS (
        SELECT exam.id AS exam_id, exam.patient_id, exam.site_id, exam.modality, exam.received_at AS at, ordered.referrer_id
        FROM workflow_exam exam JOIN workflow_order ordered ON ordered.id = exam.order_id
        WHERE exam.accession_issuer = %(issuer)s AND exam.accession BETWEEN %(first)s AND %(last)s
          AND NOT EXISTS (SELECT 1 FROM reporting_reportexam link WHERE link.exam_id = exam.id)),
    numbered AS (SELECT wanted.*, nextval(pg_get_serial_sequence('reporting_report', 'id')) AS report_id FROM wanted),
    author AS (SELECT id::text, name FROM directory_user WHERE username = 'rad'
               UNION ALL SELECT '', '' WHERE NOT EXISTS (SELECT 1 FROM directory_user WHERE username = 'rad')),
    reports AS (
        INSERT INTO reporting_report (id, patient_id, site_id, modality, state, lang, author_id, author_name, started_at, first_signed_at,
            is_critical, lock_owner_id, lock_owner_name, version)
        SELECT report_id, patient_id, site_id, modality, 'final', 'zh', author.id, author.name, at + interval '2 hours', at + interval '3 hours',
            false, '', '', 1 FROM numbered CROSS JOIN author),
    links AS (INSERT INTO reporting_reportexam (report_id, exam_id) SELECT report_id, exam_id FROM numbered),
    versions AS (
        INSERT INTO reporting_reportversion (report_id, number, kind, reason, technique, findings, impression, author_id, author_name,
            signer_id, signer_name, signed_at, checks, engine_version, override_reason)
        SELECT report_id, 1, 'final', '', '', %(findings)s, %(impression)s, author.id, author.name, author.id, author.name,
            at + interval '3 hours', '[]', '', '' FROM numbered CROSS JOIN author
        RETURNING id, report_id, signed_at),
    releases AS (
        INSERT INTO reporting_release (report_id, version_id, pdf_sha256, released_at, released_by)
        SELECT report_id, id, %(pdf)s, signed_at + interval '1 hour', '' FROM versions RETURNING id, report_id, released_at)
    INSERT INTO reporting_addressee (release_id, referrer_id, released_at)
    SELECT releases.id, referrer_id, released_at FROM releases JOIN numbered USING (report_id) WHERE referrer_id IS NOT NULL
"""


def seed_history() -> None:
    """Adds the reports that the history lacks, all with one and the same PDF. Demo departments only; raises Refused."""
    if not settings.RADFLOW_DEMO:
        raise Refused("directory.history_only_with_demo")
    page = render_pdf("History", [Block("text", FINDINGS), Block("text", IMPRESSION)], lang="en")
    stored = store_file(page, media_type="application/pdf", name="history.pdf")
    words = {"issuer": HISTORY_ISSUER, "pdf": stored.sha256, "findings": FINDINGS, "impression": IMPRESSION}
    for first, last in list_history_spans():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(REPORTS, words | {"first": first, "last": last})
