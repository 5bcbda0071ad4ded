from django.urls import path

from apps.safety.rest import board_views, contrast_views, exam_views, reaction_views

EXAM = "safety/exams/<int:exam_id>"

urlpatterns = [
    path(EXAM, exam_views.SheetView.as_view()),
    path(f"{EXAM}/strip", exam_views.StripView.as_view()),
    path(f"{EXAM}/answers", exam_views.AnswersView.as_view()),
    path(f"{EXAM}/check", exam_views.CheckView.as_view()),
    path(f"{EXAM}/decisions", exam_views.DecisionsView.as_view()),
    path(f"{EXAM}/release", exam_views.ReleaseView.as_view()),
    path(f"{EXAM}/reassess", exam_views.ReassessView.as_view()),
    path(f"{EXAM}/premedication", exam_views.PremedicationView.as_view()),
    path(f"{EXAM}/premedication/taken", exam_views.PremedicationTakenView.as_view()),
    path(f"{EXAM}/start", exam_views.StartView.as_view()),
    path(f"{EXAM}/finish", exam_views.FinishView.as_view()),
    path(f"{EXAM}/bottle", contrast_views.BottleView.as_view()),
    path(f"{EXAM}/injections", contrast_views.InjectionListView.as_view()),
    path(f"{EXAM}/observations", contrast_views.ObservationCreateView.as_view()),
    path(f"{EXAM}/reactions", reaction_views.ExamReactionView.as_view()),
    path("safety/worklist", board_views.WorklistView.as_view()),
    path("safety/lanes", board_views.LaneListView.as_view()),
    path("safety/preparations/<int:preparation_id>/<slug:action>", board_views.PreparationActionView.as_view()),
    path("safety/alarms", board_views.AlarmListView.as_view()),
    path("safety/alarms/<int:alarm_id>/acknowledge", board_views.AlarmAcknowledgeView.as_view()),
    path("safety/agents", contrast_views.AgentListView.as_view()),
    path("safety/lots", contrast_views.LotListView.as_view()),
    path("safety/lots/<int:lot_id>/block", contrast_views.LotBlockView.as_view()),
    path("safety/lots/<int:lot_id>/injections", contrast_views.LotInjectionListView.as_view()),
    path("safety/reaction-table", reaction_views.ReactionTableView.as_view()),
    path("safety/reactions", reaction_views.ReactionListView.as_view()),
    path("safety/reactions/<int:reaction_id>", reaction_views.ReactionView.as_view()),
    path("safety/reactions/<int:reaction_id>/confirm", reaction_views.ReactionConfirmView.as_view()),
    path("safety/reactions/<int:reaction_id>/undo", reaction_views.ReactionUndoView.as_view()),
    path("safety/reactions/<int:reaction_id>/close", reaction_views.ReactionCloseView.as_view()),
    path("safety/reactions/<int:reaction_id>/acts", reaction_views.ReactionActView.as_view()),
    path("safety/cards", reaction_views.CardListView.as_view()),
    path("safety/cards/<int:card_id>/approve", reaction_views.CardApproveView.as_view()),
]
