from django.urls import path

from apps.qc.rest import image_views, views

urlpatterns = [
    path("qc/cases", views.CaseListView.as_view()),
    path("qc/cases/<int:case_id>", views.CaseView.as_view()),
    path("qc/cases/<int:case_id>/closure", views.CaseCloseView.as_view()),
    path("qc/cases/<int:case_id>/appeal", views.CaseReopenView.as_view()),
    path("qc/cases/<int:case_id>/audit", views.AuditView.as_view()),
    path("qc/cases/<int:case_id>/pictures/<int:number>", views.PictureView.as_view()),
    path("qc/cases/<int:case_id>/reviews", views.ReviewView.as_view()),
    path("qc/queues", views.QueueCountsView.as_view()),
    path("qc/queues/<str:queue>", views.QueueView.as_view()),
    path("qc/draws", views.DrawListView.as_view()),
    path("qc/draws/preview", views.DrawPreviewView.as_view()),
    path("qc/charts", views.ChartsView.as_view()),
    path("qc/rules", views.RuleListView.as_view()),
    path("qc/image-findings", image_views.ImageFindingListView.as_view()),
    path("qc/image-findings/<int:finding_id>/answer", image_views.ImageAnswerView.as_view()),
    path("qc/image-rules", image_views.ImageRuleListView.as_view()),
]
