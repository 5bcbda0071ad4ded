from django.http import HttpResponse
from rest_framework.request import Request

from apps.common.audit import record
from apps.common.files import open_file
from apps.common.rest.actors import actor_of
from apps.common.rest.permissions import Grants
from apps.interop.rest.fhir.base import FhirView, missing
from apps.interop.selectors.fhir.base import as_number
from apps.reporting.public import list_release_rows


class ReportPdfView(FhirView):
    """The PDF of a released report, as it left: what `DiagnosticReport.presentedForm` points to."""

    required = {"GET": "report.read"}
    scope = ("DiagnosticReport", "r")

    def get(self, request: Request, fhir_id: str) -> HttpResponse:
        number = as_number(fhir_id)
        row = list_release_rows().filter(pk=number).first() if number is not None else None
        grants: Grants = request.grants
        if row is None or not grants.allows("report.read", site_id=row.report.site_id):
            raise missing("Binary", fhir_id)
        record(actor_of(request), "fhir.read", obj=f"fhir:Binary/{row.pk}", patient_id=row.report.patient_id)
        return HttpResponse(open_file(row.pdf_sha256), content_type="application/pdf")
