"""The resources of PS3.18 10.1 below `/dicom-web`."""

from django.urls import path

from apps.imaging.engine.query import IMAGE, SERIES, STUDY
from apps.imaging.rest.dicomweb.retrieve import BulkView, FramesView, MetadataView, ObjectsView
from apps.imaging.rest.dicomweb.search import SearchView

STUDY_PATH = "studies/<str:study_uid>"
SERIES_PATH = f"{STUDY_PATH}/series/<str:series_uid>"
OBJECT_PATH = f"{SERIES_PATH}/instances/<str:sop_uid>"

urlpatterns = [
    path("studies", SearchView.as_view(level=STUDY)),
    path("series", SearchView.as_view(level=SERIES)),
    path("instances", SearchView.as_view(level=IMAGE)),
    path(f"{STUDY_PATH}/series", SearchView.as_view(level=SERIES)),
    path(f"{STUDY_PATH}/instances", SearchView.as_view(level=IMAGE)),
    path(f"{SERIES_PATH}/instances", SearchView.as_view(level=IMAGE)),
    *[path(f"{place}/metadata", MetadataView.as_view()) for place in (STUDY_PATH, SERIES_PATH, OBJECT_PATH)],
    *[path(place, ObjectsView.as_view()) for place in (STUDY_PATH, SERIES_PATH, OBJECT_PATH)],
    path(f"{OBJECT_PATH}/frames/<str:frames>", FramesView.as_view()),
    path(f"{OBJECT_PATH}/bulkdata/<str:where>", BulkView.as_view()),
]
