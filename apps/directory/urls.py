from django.urls import path

from apps.directory.rest import (
    admin_views,
    catalogue_views,
    patient_views,
    referrer_views,
    session_views,
    site_views,
)

urlpatterns = [
    path("session", session_views.SessionView.as_view()),
    path("session/password", session_views.PasswordView.as_view()),
    path("clock", session_views.ClockView.as_view()),
    path("users", admin_views.UserListView.as_view()),
    path("users/<uuid:user_id>", admin_views.UserView.as_view()),
    path("users/<uuid:user_id>/password", admin_views.UserPasswordView.as_view()),
    path("users/<uuid:user_id>/unlock", admin_views.UserUnlockView.as_view()),
    path("referrers", referrer_views.ReferrerListView.as_view()),
    path("permissions", admin_views.PermissionView.as_view()),
    path("tokens", admin_views.TokenListView.as_view()),
    path("tokens/<int:token_id>", admin_views.TokenView.as_view()),
    path("sites", site_views.SiteListView.as_view()),
    path("sites/<int:site_id>", site_views.SiteView.as_view()),
    path("rooms", site_views.RoomListView.as_view()),
    path("rooms/<int:room_id>", site_views.RoomView.as_view()),
    path("patients", patient_views.PatientListView.as_view()),
    path("patients/<int:patient_id>", patient_views.PatientView.as_view()),
    path("patients/<int:patient_id>/allergies", patient_views.AllergyListView.as_view()),
    path("patients/<int:patient_id>/implants", patient_views.ImplantListView.as_view()),
    path("patients/<int:patient_id>/labs", patient_views.LabListView.as_view()),
    path("patients/<int:patient_id>/measures", patient_views.MeasureListView.as_view()),
    path("allergies/<int:allergy_id>/retraction", patient_views.AllergyRetractionView.as_view()),
    path("exam-types", catalogue_views.ExamTypeListView.as_view()),
    path("exam-types/<str:code>", catalogue_views.ExamTypeView.as_view()),
    path("priorities", catalogue_views.PriorityListView.as_view()),
]
