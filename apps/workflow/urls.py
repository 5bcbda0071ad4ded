from django.urls import path

from apps.workflow.rest import (
    adherence_views,
    exam_views,
    floor_views,
    opening_views,
    order_views,
    processing_views,
    suggestion_views,
)

urlpatterns = [
    path("exams", exam_views.ExamListView.as_view()),
    path("exams/<int:exam_id>", exam_views.ExamView.as_view()),
    path("exams/<int:exam_id>/actions", exam_views.ExamActionView.as_view()),
    path("exams/<int:exam_id>/questions", exam_views.ExamQuestionView.as_view()),
    path("exams/<int:exam_id>/timeline", exam_views.TimelineView.as_view()),
    path("exams/<int:exam_id>/timeline.pdf", exam_views.TimelinePrintView.as_view()),
    path("exams/<int:exam_id>/suggestions", suggestion_views.ExamSuggestionView.as_view()),
    path("exams/<int:exam_id>/floor", floor_views.ExamFloorView.as_view()),
    path("exams/<int:exam_id>/rejects", floor_views.ExamRejectView.as_view()),
    path("exams/<int:exam_id>/deviations", floor_views.ExamDeviationView.as_view()),
    path("exams/<int:exam_id>/processing", processing_views.ExamProcessingView.as_view()),
    path("exams/<int:exam_id>/processing/choices", processing_views.ProcessingChoicesView.as_view()),
    path("exams/unscheduled", floor_views.UnscheduledView.as_view()),
    path("rejects/<int:reject_id>/void", floor_views.RejectVoidView.as_view()),
    path("processing", processing_views.ProcessingListView.as_view()),
    path("processing/<int:processing_id>/actions", processing_views.ProcessingActionView.as_view()),
    path("suggestions", suggestion_views.TextSuggestionView.as_view()),
    path("triage/adherence", adherence_views.AdherenceView.as_view()),
    path("triage/adherence.csv", adherence_views.AdherenceFileView.as_view()),
    path("vetting", exam_views.VettingListView.as_view()),
    path("tasks", exam_views.TaskListView.as_view()),
    path("tasks/<int:task_id>/closure", exam_views.TaskClosureView.as_view()),
    path("patients/<int:patient_id>/elsewhere", opening_views.ElsewhereView.as_view()),
    path("orders", order_views.OrderListView.as_view()),
    path("orders/<int:order_id>", order_views.OrderView.as_view()),
]
