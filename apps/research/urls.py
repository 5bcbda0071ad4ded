from django.urls import path

from apps.research.rest import cohort_views, export_views, project_views

urlpatterns = [
    path("research/projects", project_views.ResearchProjectListView.as_view()),
    path("research/projects/<int:project_id>", project_views.ResearchProjectView.as_view()),
    path("research/projects/<int:project_id>/close", project_views.ResearchCloseView.as_view()),
    path("research/projects/<int:project_id>/criteria", project_views.ResearchCriteriaView.as_view()),
    path("research/projects/<int:project_id>/identify", project_views.ResearchIdentifyView.as_view()),
    path("research/projects/<int:project_id>/preview", cohort_views.ResearchPreviewView.as_view()),
    path("research/projects/<int:project_id>/cohorts", cohort_views.ResearchCohortListView.as_view()),
    path("research/projects/<int:project_id>/exports", export_views.ResearchExportListView.as_view()),
    path("research/cohorts/<int:cohort_id>/versions", cohort_views.ResearchVersionView.as_view()),
    path("research/cohorts/<int:cohort_id>/draws", cohort_views.ResearchDrawMakeView.as_view()),
    path("research/cohorts/<int:cohort_id>/exclusions", cohort_views.ResearchExclusionListView.as_view()),
    path("research/exclusions/<int:hand_exclusion_id>/lift", cohort_views.ResearchExclusionLiftView.as_view()),
    path("research/draws/<int:cohort_draw_id>", cohort_views.ResearchDrawView.as_view()),
    path("research/draws/<int:cohort_draw_id>/exams", cohort_views.ResearchMemberListView.as_view()),
    path("research/draws/<int:cohort_draw_id>/exports", export_views.ResearchExportAskView.as_view()),
    path("research/exports/<int:research_export_id>/release", export_views.ResearchReleaseView.as_view()),
    path("research/exports/<int:research_export_id>/refuse", export_views.ResearchRefuseView.as_view()),
    path("research/exports/<int:research_export_id>/file", export_views.ResearchExportFileView.as_view()),
    path("research/objections", project_views.ResearchObjectionListView.as_view()),
    path("research/objections/<int:objection_id>/withdraw", project_views.ResearchObjectionWithdrawView.as_view()),
]
