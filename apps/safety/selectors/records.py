"""Rows as the upper floors read them across exams (searches of other systems): to filter, page and read, never to change."""

from django.db.models import QuerySet

from apps.safety.models import Injection, Reaction


def list_reaction_rows() -> QuerySet[Reaction]:
    return Reaction.objects.select_related("patient", "exam", "injection__agent", "injection__lot")


def list_injection_rows() -> QuerySet[Injection]:
    return Injection.objects.select_related("agent")
