from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.response import Response

from apps.common.audit import record
from apps.common.kernel.errors import Refused
from apps.common.kernel.words import render_code
from apps.common.printing import render_band
from apps.common.rest.actors import actor_of, language_of
from apps.common.rest.views import ApiView, ListView
from apps.directory.models import Allergy, BodyMeasure, Implant, LabResult, Patient, Precaution
from apps.directory.public import (
    end_precaution,
    get_patient,
    record_allergy,
    record_implant,
    record_lab,
    record_measure,
    record_precaution,
    register_patient,
    retract_allergy,
    retract_lab,
    update_patient,
)
from apps.directory.rest import patient_serializers as s
from apps.directory.selectors.clinical import SAID_LAST
from apps.directory.selectors.patients import get_patient_row, list_patients_matching


class PatientListView(ListView):
    required = {"GET": "patient.read", "POST": "patient.write"}
    serializer_class = s.PatientSerializer
    query_serializer = s.PatientQuerySerializer
    ordering_fields = ["name_pinyin", "mrn", "birth_date", "created_at"]

    def list_rows(self, query):
        text = query.get("q", "").strip()
        rows = list_patients_matching(text) if text else Patient.objects.filter(merged_into=None).order_by("-id")
        return rows.prefetch_related("identifiers")

    @extend_schema(operation_id="patient_list", parameters=[s.PatientQuerySerializer])
    def get(self, request) -> Response:
        return super().get(request)

    @extend_schema(
        operation_id="patient_create", request=s.PatientFactsSerializer, responses={201: s.PatientSerializer}
    )
    def post(self, request) -> Response:
        body = s.PatientFactsSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        facts = register_patient(actor=actor_of(request), **body.to_facts())
        return self.render(s.PatientSerializer, get_patient_row(facts.id), status=201)


class PatientView(ApiView):
    required = {"GET": "patient.read", "PATCH": "patient.write"}

    @extend_schema(operation_id="patient_get", responses=s.PatientSerializer)
    def get(self, request, patient_id) -> Response:
        row = get_patient_row(patient_id)
        record(actor_of(request), "patient.read", obj=f"patient:{row.id}", patient_id=row.id)
        return self.render(s.PatientSerializer, row)

    @extend_schema(operation_id="patient_update", request=s.ChangedPatientSerializer, responses=s.PatientSerializer)
    def patch(self, request, patient_id) -> Response:
        body = s.ChangedPatientSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        facts = body.to_facts()
        update_patient(patient_id, actor=actor_of(request), expected_version=facts.pop("version"), **facts)
        return self.render(s.PatientSerializer, get_patient_row(patient_id))


class WristbandView(ApiView):
    """Who the patient is, and the number that the scanner's tablet and the desk read."""

    required = {"GET": "patient.read"}

    @extend_schema(operation_id="patient_wristband", responses={(200, "application/pdf"): OpenApiTypes.BINARY})
    def get(self, request, patient_id) -> HttpResponse:
        patient, lang = get_patient(patient_id), language_of(request)
        if not patient.mrn.isascii() or not patient.mrn:
            raise Refused("directory.number_unprintable", mrn=patient.mrn)
        record(actor_of(request), "patient.wristband_printed", obj=f"patient:{patient.id}", patient_id=patient.id)
        born = f" · {patient.birth_date.isoformat()}" if patient.birth_date else ""
        lines = [f"{render_code(f'directory.sex_{patient.sex}', lang)}{born}", patient.name_latin.replace("^", " ")]
        pdf = render_band(patient.name, [line for line in lines if line], patient.mrn, lang=lang)
        return HttpResponse(pdf, content_type="application/pdf")


class PatientPartList(ListView):
    """A list of one kind of row that hangs on a patient, and the way to add one."""

    def list_part(self, rows, patient_id: int) -> Response:
        patient = get_patient(patient_id)
        page = self.paginate_queryset(self.filter_queryset(rows.filter(patient_id=patient.id)))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


class AllergyListView(PatientPartList):
    required = {"GET": "patient.read", "POST": "allergy.write"}
    serializer_class = s.AllergySerializer
    ordering_fields = ["noted_at", "severity"]

    @extend_schema(operation_id="allergy_list")
    def get(self, request, patient_id) -> Response:
        return self.list_part(Allergy.objects.order_by("retracted_at", "-noted_at", "-id"), patient_id)

    @extend_schema(operation_id="allergy_create", request=s.NewAllergySerializer, responses={201: s.AllergySerializer})
    def post(self, request, patient_id) -> Response:
        made = record_allergy(patient_id, actor=actor_of(request), **self.validate(s.NewAllergySerializer))
        return self.render(s.AllergySerializer, Allergy.objects.get(pk=made), status=201)


class AllergyRetractionView(ApiView):
    required = {"POST": "allergy.write"}

    @extend_schema(operation_id="allergy_retract", request=s.RetractAllergySerializer, responses=s.AllergySerializer)
    def post(self, request, allergy_id) -> Response:
        body = self.validate(s.RetractAllergySerializer)
        retract_allergy(allergy_id, reason=body["reason"], expected_version=body["version"], actor=actor_of(request))
        return self.render(s.AllergySerializer, Allergy.objects.get(pk=allergy_id))


class ImplantListView(PatientPartList):
    required = {"GET": "patient.read", "POST": "allergy.write"}
    serializer_class = s.ImplantSerializer
    ordering_fields = ["noted_at", "implanted_on"]

    @extend_schema(operation_id="implant_list")
    def get(self, request, patient_id) -> Response:
        return self.list_part(Implant.objects.order_by("-noted_at", "-id"), patient_id)

    @extend_schema(operation_id="implant_create", request=s.NewImplantSerializer, responses={201: s.ImplantSerializer})
    def post(self, request, patient_id) -> Response:
        made = record_implant(patient_id, actor=actor_of(request), **self.validate(s.NewImplantSerializer))
        return self.render(s.ImplantSerializer, Implant.objects.get(pk=made), status=201)


class PrecautionListView(PatientPartList):
    required = {"GET": "patient.read", "POST": "allergy.write"}
    serializer_class = s.PrecautionSerializer
    ordering_fields = ["noted_at", "kind"]

    @extend_schema(operation_id="precaution_list")
    def get(self, request, patient_id) -> Response:
        return self.list_part(Precaution.objects.order_by("-ended_at", "-noted_at", "-id"), patient_id)

    @extend_schema(
        operation_id="precaution_create", request=s.NewPrecautionSerializer, responses={201: s.PrecautionSerializer}
    )
    def post(self, request, patient_id) -> Response:
        body = self.validate(s.NewPrecautionSerializer)
        made = record_precaution(patient_id, source="person", actor=actor_of(request), **body)
        return self.render(s.PrecautionSerializer, Precaution.objects.get(pk=made), status=201)


class PrecautionEndView(ApiView):
    required = {"POST": "allergy.write"}

    @extend_schema(operation_id="precaution_end", request=s.RetractAllergySerializer, responses=s.PrecautionSerializer)
    def post(self, request, precaution_id) -> Response:
        body = self.validate(s.RetractAllergySerializer)
        end_precaution(precaution_id, reason=body["reason"], expected_version=body["version"], actor=actor_of(request))
        return self.render(s.PrecautionSerializer, Precaution.objects.get(pk=precaution_id))


class LabListView(PatientPartList):
    required = {"GET": "patient.read", "POST": "lab.write"}
    serializer_class = s.LabSerializer
    ordering_fields = ["taken_at", "code"]

    @extend_schema(operation_id="lab_list")
    def get(self, request, patient_id) -> Response:
        return self.list_part(LabResult.objects.order_by("-taken_at", *SAID_LAST), patient_id)

    @extend_schema(operation_id="lab_create", request=s.NewLabSerializer, responses={201: s.LabSerializer})
    def post(self, request, patient_id) -> Response:
        made = record_lab(patient_id, actor=actor_of(request), **self.validate(s.NewLabSerializer))
        return self.render(s.LabSerializer, LabResult.objects.get(pk=made.id), status=201)


class LabRetractionView(ApiView):
    required = {"POST": "lab.write"}

    @extend_schema(operation_id="lab_retract", request=s.RetractLabSerializer, responses=s.LabSerializer)
    def post(self, request, lab_id) -> Response:
        retract_lab(lab_id, reason=self.validate(s.RetractLabSerializer)["reason"], actor=actor_of(request))
        return self.render(s.LabSerializer, LabResult.objects.get(pk=lab_id))


class MeasureListView(PatientPartList):
    required = {"GET": "patient.read", "POST": "allergy.write"}
    serializer_class = s.MeasureSerializer
    ordering_fields = ["at"]

    @extend_schema(operation_id="measure_list")
    def get(self, request, patient_id) -> Response:
        return self.list_part(BodyMeasure.objects.order_by("-at", "-id"), patient_id)

    @extend_schema(operation_id="measure_create", request=s.NewMeasureSerializer, responses={201: s.MeasureSerializer})
    def post(self, request, patient_id) -> Response:
        made = record_measure(patient_id, actor=actor_of(request), **self.validate(s.NewMeasureSerializer))
        return self.render(s.MeasureSerializer, BodyMeasure.objects.get(pk=made), status=201)
