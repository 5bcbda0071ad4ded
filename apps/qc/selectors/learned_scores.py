from django.db.models import QuerySet

from apps.common.kernel.errors import NotFound
from apps.qc.models import LearnedScore


def list_learned_scores() -> QuerySet[LearnedScore]:
    """Newest first."""
    return LearnedScore.objects.order_by("-id")


def get_learned_score(score_id: int) -> LearnedScore:
    """Raises NotFound."""
    row = LearnedScore.objects.filter(pk=score_id).first()
    if row is None:
        raise NotFound("qc.learned_score_missing", score=score_id)
    return row
