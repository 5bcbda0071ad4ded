from django.db.models import Q, QuerySet

from apps.imaging.public import list_study_rows
from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, concept, identifier, make_resource, reference, unique
from apps.interop.engine.fhir.search import Token
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, Include, TableKind

REFERRER = frozenset({"referrer"})
# R4 4.0.1, code system endpoint-connection-type
WADO_RS = "dicom-wado-rs"


def write(row, caller: Caller) -> Json:
    """A study as it is delivered; its images are read over DICOMweb, whose address stands in the contained endpoint."""
    series = list(row.series.all())
    return make_resource(
        "ImagingStudy",
        row.pk,
        version=row.version,
        contained=[
            {
                "resourceType": "Endpoint",
                "id": "dicomweb",
                "status": "active",
                "connectionType": coding(systems.ENDPOINT_TYPE, WADO_RS),
                "payloadType": [concept(text="DICOM")],
                "address": f"{caller.base.removesuffix('/fhir')}/dicom-web",
            }
        ],
        identifier=[
            identifier(systems.DICOM_UID, f"urn:oid:{row.study_uid}"),
            identifier(
                systems.system_of(row.site.issuer) if row.site else "",
                row.accession,
                kind=concept(coding(systems.IDENTIFIER_TYPE, "ACSN")),
            ),
        ],
        status="available",
        modality=[coding(systems.MODALITY, m) for m in unique(s.modality for s in series) or unique([row.modality])],
        subject=reference("Patient", row.patient_id, row.patient.name)
        if row.patient_id
        else {"display": row.patient_name or row.study_uid},
        started=started_of(row.study_date, row.study_time),
        basedOn=[reference("ServiceRequest", link.exam_id) for link in row.links.all()],
        endpoint=[{"reference": "#dicomweb"}],
        numberOfSeries=row.n_series,
        numberOfInstances=row.n_instances,
        description=row.description,
        series=[write_series(one) for one in series],
    )


def write_series(row) -> Json:
    return {
        "uid": row.series_uid,
        "number": row.number if row.number is not None and 0 <= row.number < 2**31 else None,
        "modality": coding(systems.MODALITY, row.modality) or {"display": "?"},
        "description": row.description,
        "numberOfInstances": row.n_shown,
        "bodySite": {"display": row.body_part} if row.body_part else None,
    }


def started_of(day: str, time: str) -> str | None:
    """The day of the study; the scanner's time has no zone, which a FHIR time would need."""
    if len(day) != 8 or not day.isdigit() or not ("01" <= day[4:6] <= "12" and "01" <= day[6:] <= "31"):
        return None
    return f"{day[:4]}-{day[4:6]}-{day[6:]}"


def limit(rows: QuerySet, caller: Caller) -> QuerySet:
    """A referrer sees only images of patients he or she sent."""
    if not caller.roles or not caller.roles <= REFERRER:
        return rows
    return rows.filter(links__exam__order__referrer_id=caller.user_id).distinct() if caller.user_id else rows.none()


def _by_number(value: Token) -> Q:
    if value.system == systems.DICOM_UID:
        return Q(study_uid=value.code.removeprefix("urn:oid:"))
    filed = Q(accession=value.code) & params.issued_by("site__issuer", value)
    return filed if value.system is not None else filed | Q(study_uid=value.code.removeprefix("urn:oid:"))


KIND = TableKind(
    name="ImagingStudy",
    permission="image.read",
    rows=list_study_rows,
    write=write,
    site="site_id",
    knows_no_site=True,
    limit=limit,
    params=(
        params.by_id(),
        params.identified("identifier", "study UID (urn:dicom:uid) or accession number", _by_number),
        params.reference("patient", {"Patient": "patient_id"}, "whose images"),
        params.reference("subject", {"Patient": "patient_id"}, "as patient"),
        params.reference("basedon", {"ServiceRequest": "links__exam_id"}, "of which exam", is_many=True),
        params.token("modality", "modality", "modality of the study", system=systems.MODALITY),
        params.whole_date("started", "study_date", "day of the study", form="%Y%m%d", sorts_by="-started"),
    ),
    sorts={"received": "first_at", "started": "study_date"},
    default_sort="-received",
    includes=(
        Include("patient", "Patient", lambda row: [row.patient_id] if row.patient_id else []),
        Include("basedon", "ServiceRequest", lambda row: [link.exam_id for link in row.links.all()]),
    ),
)
