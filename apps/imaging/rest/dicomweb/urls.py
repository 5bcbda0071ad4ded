"""The resources of PS3.18 10.1 below `/dicom-web`."""

from django.urls import path

from apps.imaging.engine.query import IMAGE, SERIES
from apps.imaging.rest.dicomweb.rendered import RenderedView, ThumbnailView
from apps.imaging.rest.dicomweb.retrieve import BulkView, FramesView, MetadataView, ObjectsView, StudyObjectsView
from apps.imaging.rest.dicomweb.search import SearchView, StudiesView

STUDY_PATH = "studies/<str:study_uid>"
SERIES_PATH = f"{STUDY_PATH}/series/<str:series_uid>"
OBJECT_PATH = f"{SERIES_PATH}/instances/<str:sop_uid>"
FRAME_PATH = f"{OBJECT_PATH}/frames/<str:frames>"
PLACES = (STUDY_PATH, SERIES_PATH, OBJECT_PATH)

urlpatterns = [
    path("studies", StudiesView.as_view()),
    path("series", SearchView.as_view(level=SERIES)),
    path("instances", SearchView.as_view(level=IMAGE)),
    path(f"{STUDY_PATH}/series", SearchView.as_view(level=SERIES)),
    path(f"{STUDY_PATH}/instances", SearchView.as_view(level=IMAGE)),
    path(f"{SERIES_PATH}/instances", SearchView.as_view(level=IMAGE)),
    *[path(f"{place}/metadata", MetadataView.as_view()) for place in PLACES],
    path(STUDY_PATH, StudyObjectsView.as_view()),
    *[path(place, ObjectsView.as_view()) for place in (SERIES_PATH, OBJECT_PATH)],
    path(FRAME_PATH, FramesView.as_view()),
    *[path(f"{place}/rendered", RenderedView.as_view()) for place in (OBJECT_PATH, FRAME_PATH)],
    *[path(f"{place}/thumbnail", ThumbnailView.as_view()) for place in PLACES + (FRAME_PATH,)],
    path(f"{OBJECT_PATH}/bulkdata/<str:where>", BulkView.as_view()),
]
