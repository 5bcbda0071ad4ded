import base64
from datetime import datetime

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Greatest

from apps.common.kernel.words import render_code
from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, concept, identifier, instant, make_resource, reference
from apps.interop.engine.fhir.search import Condition, Token
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, Include, TableKind
from apps.interop.selectors.fhir.service_request import exam_code
from apps.reporting.public import list_signed_rows

STATUS = {"preliminary": "preliminary", "final": "final", "addendum": "appended", "amendment": "amended"}
WITHDRAWN = "entered-in-error"
SECTIONS = ("technique", "findings", "impression")


def write(row, caller: Caller) -> Json:
    """The text that stands: the newest signed version, as text, and as the PDF that was released. Of one that was taken back nothing is
    said but that it was."""
    version = list(row.versions.all())[-1]
    withdrawn_at = _withdrawn_at(version)
    changed_at = withdrawn_at or version.signed_at
    exams = [link.exam for link in row.links.all()]
    lang = "en" if row.lang == "en" else "zh-Hans"
    return make_resource(
        "DiagnosticReport",
        row.pk,
        updated=changed_at,
        version=2 * version.number + bool(withdrawn_at),
        identifier=[
            identifier(
                systems.system_of(e.accession_issuer),
                e.accession,
                kind=concept(coding(systems.IDENTIFIER_TYPE, "ACSN")),
            )
            for e in exams
        ],
        basedOn=[reference("ServiceRequest", e.pk, e.accession) for e in exams],
        status=WITHDRAWN if withdrawn_at else STATUS[version.kind],
        category=[concept(coding(systems.DIAGNOSTIC_SECTION, "RAD", "Radiology"))],
        code=exam_code(exams[0].exam_type, lang) if exams else concept(text=row.modality),
        subject=reference("Patient", row.patient_id, row.patient.name),
        issued=instant(version.signed_at),
        performer=[{"display": version.author_name}],
        resultsInterpreter=[{"display": version.signer_name}],
        conclusion=None if withdrawn_at else version.impression,
        presentedForm=[] if withdrawn_at else [_text(version, lang), *_pdf(version, lang, caller)],
    )


def _withdrawn_at(version) -> datetime | None:
    release = getattr(version, "release", None)
    return release and release.withdrawn_at


def _text(version, lang: str) -> Json:
    parts = [(render_code(f"interop.section_{name}", lang), getattr(version, name)) for name in SECTIONS]
    text = "\n\n".join(f"{title}\n{body}" for title, body in parts if body)
    data = base64.b64encode(text.encode()).decode()
    return {
        "contentType": "text/plain; charset=utf-8",
        "language": lang,
        "data": data,
        "creation": instant(version.signed_at),
    }


def _pdf(version, lang: str, caller: Caller) -> list[Json]:
    release = getattr(version, "release", None)
    if release is None or release.withdrawn_at:
        return []
    address = f"{caller.base}/Binary/{release.pk}"
    return [
        {"contentType": "application/pdf", "language": lang, "url": address, "creation": instant(release.released_at)}
    ]


def _newest(column: str) -> Subquery:
    """A value of the version that stands."""
    versions = list_signed_rows().model.versions.rel.related_model.objects
    return Subquery(versions.filter(report=OuterRef("pk")).order_by("-number").values(column)[:1])


def _rows():
    rows = list_signed_rows().annotate(
        newest_kind=_newest("kind"), newest_at=_newest("signed_at"), newest_withdrawn=_newest("release__withdrawn_at")
    )
    return rows.annotate(changed_at=Greatest("newest_at", "newest_withdrawn"))


def _by_time(column: str, *moments: str):
    """Of the version that stands. That some version was signed (or taken back) in time is implied, and is what an index can be entered by."""

    def ask(condition: Condition) -> Q:
        versions = list_signed_rows().model.versions.rel.related_model.objects
        some = params.any_of(
            condition.values, lambda value: params.any_of(moments, lambda m: params.ask_moment(m, value))
        )
        exact = params.any_of(condition.values, lambda value: params.ask_moment(column, value))
        return Q(pk__in=versions.filter(some).values("report_id")) & exact

    return ask


def _by_number(value: Token) -> Q:
    return Q(exams__accession=value.code) & params.issued_by("exams__accession_issuer", value)


KIND = TableKind(
    name="DiagnosticReport",
    permission="report.read",
    rows=_rows,
    write=write,
    site="site_id",
    params=(
        params.by_id(),
        params.identified("identifier", "accession number", _by_number, is_many=True),
        params.reference("patient", {"Patient": "patient_id"}, "whose report"),
        params.reference("subject", {"Patient": "patient_id"}, "as patient"),
        params.reference("based-on", {"ServiceRequest": "links__exam_id"}, "of which exam", is_many=True),
        params.chosen(
            "status",
            "preliminary, final, amended, appended, entered-in-error",
            {code: Q(newest_kind=kind, newest_withdrawn=None) for kind, code in STATUS.items()}
            | {WITHDRAWN: Q(newest_withdrawn__isnull=False)},
        ),
        params.token(
            "code", "exams__exam_type__code", "exam code of the department", system=systems.EXAM_TYPE, is_many=True
        ),
        params.Param("issued", "date", "when the text that stands was signed", ask=_by_time("newest_at", "signed_at")),
        params.Param(
            "_lastUpdated",
            "date",
            "when it was signed or taken back",
            ask=_by_time("changed_at", "signed_at", "release__withdrawn_at"),
        ),
    ),
    includes=(
        Include("patient", "Patient", lambda row: [row.patient_id]),
        Include("based-on", "ServiceRequest", lambda row: [link.exam_id for link in row.links.all()]),
    ),
)
