from django.urls import path

from apps.workflow.rest import exam_views, order_views, suggestion_views

urlpatterns = [
    path("exams", exam_views.ExamListView.as_view()),
    path("exams/<int:exam_id>", exam_views.ExamView.as_view()),
    path("exams/<int:exam_id>/actions", exam_views.ExamActionView.as_view()),
    path("exams/<int:exam_id>/questions", exam_views.ExamQuestionView.as_view()),
    path("exams/<int:exam_id>/timeline", exam_views.TimelineView.as_view()),
    path("exams/<int:exam_id>/timeline.pdf", exam_views.TimelinePrintView.as_view()),
    path("exams/<int:exam_id>/suggestions", suggestion_views.ExamSuggestionView.as_view()),
    path("suggestions", suggestion_views.TextSuggestionView.as_view()),
    path("vetting", exam_views.VettingListView.as_view()),
    path("tasks", exam_views.TaskListView.as_view()),
    path("tasks/<int:task_id>/closure", exam_views.TaskClosureView.as_view()),
    path("orders", order_views.OrderListView.as_view()),
    path("orders/<int:order_id>", order_views.OrderView.as_view()),
]
