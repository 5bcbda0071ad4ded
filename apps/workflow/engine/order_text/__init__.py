"""Reads what a referrer wrote and proposes exams of the catalogue for it, or says why it does not."""

from apps.workflow.engine.order_text.catalogue import CatalogueEntry, ExamProfile, describe_exam
from apps.workflow.engine.order_text.compare import compare_order
from apps.workflow.engine.order_text.lexicon import Lexicon, parse_lexicon
from apps.workflow.engine.order_text.suggest import Proposal, Suggestion, suggest_exams

__all__ = [
    "CatalogueEntry",
    "ExamProfile",
    "Lexicon",
    "Proposal",
    "Suggestion",
    "compare_order",
    "describe_exam",
    "parse_lexicon",
    "suggest_exams",
]
