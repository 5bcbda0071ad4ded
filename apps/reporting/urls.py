from django.urls import path

from apps.reporting.rest import result_views, views

urlpatterns = [
    path("reading", views.ReadingListView.as_view()),
    path("reading/counts", views.ReadingCountsView.as_view()),
    path("reports", views.ReportListView.as_view()),
    path("reports/<int:report_id>", views.ReportView.as_view()),
    path("reports/<int:report_id>/draft", views.DraftView.as_view()),
    path("reports/<int:report_id>/check", views.CheckView.as_view()),
    path("reports/<int:report_id>/pen", views.PenView.as_view()),
    path("reports/<int:report_id>/sign", views.SignView.as_view()),
    path("reports/<int:report_id>/amend", views.AmendView.as_view()),
    path("reports/<int:report_id>/release", views.ReleaseView.as_view()),
    path("reports/<int:report_id>/pdf", views.ReportPdfView.as_view()),
    path("reports/<int:report_id>/criticals", views.CriticalListView.as_view()),
    path("criticals/<int:critical_id>/receipt", views.CriticalReceiptView.as_view()),
    path("exams/<int:exam_id>/report", views.ExamReportView.as_view()),
    path("results", result_views.ResultListView.as_view()),
    path("results/<int:release_id>/open", result_views.ResultOpenView.as_view()),
    path("results/<int:release_id>/pdf", result_views.ResultPdfView.as_view()),
]
