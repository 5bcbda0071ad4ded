"""Routes of the FHIR facade, made of the table of kinds."""

from django.urls import path, re_path

from apps.interop.rest.fhir.about import CapabilityView, UnknownView
from apps.interop.rest.fhir.binary import ReportPdfView
from apps.interop.rest.fhir.everything import EverythingView
from apps.interop.rest.fhir.reading import PostedSearchView, ReadView, SearchView, make_view
from apps.interop.rest.fhir.subscribing import SubscriptionsView, SubscriptionView
from apps.interop.rest.fhir.writing import AppointmentsView, BookView, FindView, ServiceRequestsView
from apps.interop.selectors.fhir.kinds import KINDS, Kind

WRITABLE = {"ServiceRequest": ServiceRequestsView, "Appointment": AppointmentsView, "Subscription": SubscriptionsView}
ENDABLE = {"Subscription": SubscriptionView}


def list_routes(kind: Kind) -> list:
    return [
        path(kind.name, (WRITABLE.get(kind.name) or make_view(SearchView, kind, "s")).as_view()),
        path(f"{kind.name}/_search", make_view(PostedSearchView, kind, "s", "POST").as_view()),
        path(f"{kind.name}/<str:fhir_id>", (ENDABLE.get(kind.name) or make_view(ReadView, kind, "r")).as_view()),
    ]


urlpatterns = [
    path("metadata", CapabilityView.as_view()),
    path("Binary/<str:fhir_id>", ReportPdfView.as_view()),
    path("Patient/<str:fhir_id>/$everything", EverythingView.as_view()),
    path("Appointment/$find", FindView.as_view()),
    path("Appointment/$book", BookView.as_view()),
    *[route for kind in KINDS.values() for route in list_routes(kind)],
    re_path(r"^(?P<rest>.*)$", UnknownView.as_view()),
]
