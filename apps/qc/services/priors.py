"""Earlier exams of the same patient beside a case, masked like the case itself and named by a key that holds for this case only."""

from dataclasses import dataclass
from typing import Any

from django.utils.crypto import salted_hmac

from apps.common.kernel.errors import NotFound
from apps.qc.engine.masking import mask_prose
from apps.qc.engine.reading_order import hold_back
from apps.qc.models import Case, Subject
from apps.qc.services.first_looks import is_text_held
from apps.qc.services.masking import list_secrets
from apps.qc.services.pictures import sort_pictures

MOST = 3


@dataclass(frozen=True)
class Prior:
    """`days_before`: whole days between the end of the earlier work and of this one; a date would find the patient."""

    key: str
    days_before: int
    content: dict[str, Any]
    n_pictures: int


def list_priors(case: Case, reviewer_id: str, *, sites: frozenset[int] | None = None) -> list[Prior]:
    """The newest three earlier exams (at some sites), newest first: the signed report where there is one, else the images."""
    secrets = list_secrets(case.subject)
    found = []
    for subject in _list_earlier(case.subject, sites):
        content = mask_prose(subject.content, [*secrets, *list_secrets(subject)])
        found.append(
            Prior(
                key=_make_key(case, subject),
                days_before=(case.subject.closed_at - subject.closed_at).days,
                content=hold_back(content) if is_text_held(subject, reviewer_id) else content,
                n_pictures=len(sort_pictures(subject).shown),
            )
        )
    return found


def find_prior(case: Case, key: str, *, sites: frozenset[int] | None = None) -> Subject:
    """Raises NotFound, also for the key of another case."""
    for subject in _list_earlier(case.subject, sites):
        if _make_key(case, subject) == key:
            return subject
    raise NotFound("qc.prior_missing")


def _make_key(case: Case, subject: Subject) -> str:
    return salted_hmac("qc.prior", f"{case.pk}:{subject.pk}").hexdigest()[:16]


def _list_earlier(subject: Subject, sites: frozenset[int] | None) -> list[Subject]:
    """One subject an exam; neither this exam's nor another version of the same report."""
    identity = subject.identity
    if identity.patient_id is None:
        return []
    rows = Subject.objects.filter(identity__patient_id=identity.patient_id, closed_at__lt=subject.closed_at)
    rows = rows.filter(identity__exam_id__isnull=False).exclude(identity__exam_id=identity.exam_id)
    rows = rows.exclude(ref__startswith=f"{subject.ref.partition('@')[0]}@")
    rows = rows if sites is None else rows.filter(site__in=sites)
    kept: dict[int, Subject] = {}
    for row in rows.select_related("identity").order_by("-closed_at", "-id"):
        standing = kept.get(row.identity.exam_id)
        if standing is None or (standing.kind, row.kind) == ("image", "report"):
            kept[row.identity.exam_id] = row
    return sorted(kept.values(), key=lambda one: (one.closed_at, one.id), reverse=True)[:MOST]
