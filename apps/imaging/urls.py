from django.urls import path

from apps.imaging.rest import dicom_views, dose_views, forward_views, study_views

urlpatterns = [
    path("studies", study_views.StudyListView.as_view()),
    path("studies/<int:study_id>", study_views.StudyView.as_view()),
    path("studies/<int:study_id>/match", study_views.StudyMatchView.as_view()),
    path("studies/<int:study_id>/unmatch", study_views.StudyUnmatchView.as_view()),
    path("studies/<int:study_id>/forwarding", forward_views.StudyForwardingView.as_view()),
    path("studies/<int:study_id>/send", forward_views.StudySendView.as_view()),
    path("series/<int:series_id>/instances", study_views.SeriesInstancesView.as_view()),
    path("instances/<int:instance_id>/frames/<int:number>", study_views.FrameView.as_view()),
    path("dicom/node", dicom_views.NodeView.as_view()),
    path("dicom/mpps", dicom_views.MppsListView.as_view()),
    path("dicom/contacts", dicom_views.ContactListView.as_view()),
    path("dicom/refusals", dicom_views.RefusalListView.as_view()),
    path("dicom/peers", dicom_views.PeerListView.as_view()),
    path("dicom/peers/<int:peer_id>", dicom_views.PeerView.as_view()),
    path("dicom/destinations", forward_views.DestinationListView.as_view()),
    path("dicom/destinations/<int:peer_id>/items", forward_views.DestinationItemsView.as_view()),
    path("dicom/destinations/<int:peer_id>/retry", forward_views.DestinationRetryView.as_view()),
    path("dicom/commitments", forward_views.CommitmentListView.as_view()),
    path("dicom/quarantine", dicom_views.QuarantineListView.as_view()),
    path("dicom/quarantine/<int:row_id>/discard", dicom_views.QuarantineDiscardView.as_view()),
    path("dose/records", dose_views.DoseListView.as_view()),
    path("dose/records/<int:record_id>", dose_views.DoseView.as_view()),
    path("dose/records/<int:record_id>/review", dose_views.DoseReviewView.as_view()),
    path("dose/patients/<int:patient_id>", dose_views.PatientDoseView.as_view()),
    path("dose/groups", dose_views.DoseGroupListView.as_view()),
    path("dose/trend", dose_views.DoseTrendView.as_view()),
]
