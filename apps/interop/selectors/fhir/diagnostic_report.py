import base64

from django.db.models import OuterRef, Q, Subquery

from apps.common.kernel.words import render_code
from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, concept, identifier, instant, make_resource, reference
from apps.interop.engine.fhir.search import Condition, Token
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, Include, TableKind
from apps.interop.selectors.fhir.service_request import exam_code
from apps.reporting.public import list_signed_rows

STATUS = {"preliminary": "preliminary", "final": "final", "addendum": "appended", "amendment": "amended"}
SECTIONS = ("technique", "findings", "impression")


def write(row, caller: Caller) -> Json:
    """The text that stands: the newest signed version, as text, and as the PDF that was released."""
    version = list(row.versions.all())[-1]
    exams = [link.exam for link in row.links.all()]
    lang = "en" if row.lang == "en" else "zh-Hans"
    return make_resource(
        "DiagnosticReport",
        row.pk,
        updated=version.signed_at,
        version=version.number,
        identifier=[
            identifier(
                systems.system_of(e.accession_issuer),
                e.accession,
                kind=concept(coding(systems.IDENTIFIER_TYPE, "ACSN")),
            )
            for e in exams
        ],
        basedOn=[reference("ServiceRequest", e.pk, e.accession) for e in exams],
        status=STATUS[version.kind],
        category=[concept(coding(systems.DIAGNOSTIC_SECTION, "RAD", "Radiology"))],
        code=exam_code(exams[0].exam_type, lang) if exams else concept(text=row.modality),
        subject=reference("Patient", row.patient_id, row.patient.name),
        issued=instant(version.signed_at),
        performer=[{"display": version.author_name}],
        resultsInterpreter=[{"display": version.signer_name}],
        conclusion=version.impression,
        presentedForm=[_text(version, lang), *_pdf(version, lang, caller)],
    )


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
    return list_signed_rows().annotate(newest_kind=_newest("kind"), newest_at=_newest("signed_at"))


def _by_time(condition: Condition) -> Q:
    """Of the version that stands. That some version was signed in time is implied, and is what an index can be entered by."""
    versions = list_signed_rows().model.versions.rel.related_model.objects
    some = params.any_of(condition.values, lambda value: params.ask_moment("signed_at", value))
    exact = params.any_of(condition.values, lambda value: params.ask_moment("newest_at", value))
    return Q(pk__in=versions.filter(some).values("report_id")) & exact


def _by_number(value: Token) -> Q:
    return Q(exams__accession=value.code)


KIND = TableKind(
    name="DiagnosticReport",
    permission="report.read",
    rows=_rows,
    write=write,
    site="site_id",
    params=(
        params.by_id(),
        params.identified("identifier", "accession number", _by_number),
        params.reference("patient", {"Patient": "patient_id"}, "whose report"),
        params.reference("subject", {"Patient": "patient_id"}, "as patient"),
        params.reference("based-on", {"ServiceRequest": "links__exam_id"}, "of which exam"),
        params.token(
            "status", "newest_kind", "preliminary, final, amended, appended", table={v: [k] for k, v in STATUS.items()}
        ),
        params.token("code", "exams__exam_type__code", "exam code of the department", system=systems.EXAM_TYPE),
        params.Param("issued", "date", "when the text that stands was signed", ask=_by_time),
        params.Param("_lastUpdated", "date", "as issued", ask=_by_time),
    ),
    includes=(
        Include("patient", "Patient", lambda row: [row.patient_id]),
        Include("based-on", "ServiceRequest", lambda row: [link.exam_id for link in row.links.all()]),
    ),
)
