"""Images go when policy says so: the files and the rows that name them. The study, its doses and the trail stay, and tell that they were here."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.retention import held_patients, register_kind
from apps.imaging.drivers.vault import flush_folder
from apps.imaging.models import ForwardItem, Instance, Study
from apps.imaging.selectors.delivery import forget_copies
from apps.imaging.selectors.dicomweb import forget_metadata
from apps.imaging.selectors.store import get_root

AT_ONCE = 50
"""Studies a run, each with up to some thousand files."""
OVER = ("delivered", "cancelled", "no_show", "discontinued")
"""States of an exam that nobody waits for the images of."""
ACTOR = Actor.system("retention")


def list_due(before: datetime, held: frozenset[int]) -> QuerySet[Study]:
    """Complete studies of known patients whose last object came before `before` (real time). One whose patient nobody knows may be a
    held one's, one whose exam is not over or that a destination has not got is still needed: they stay."""
    needed = Study.objects.filter(~Q(links__exam__state__in=OVER), links__isnull=False)
    spared = Study.objects.filter(links__exam__patient_id__in=held)
    owed = ForwardItem.objects.exclude(status=ForwardItem.Status.SENT)
    old = Study.objects.filter(
        state=Study.State.COMPLETE, n_instances__gt=0, last_heard_at__lt=before, patient__isnull=False
    )
    old = old.exclude(patient_id__in=held).exclude(pk__in=spared.values("pk")).exclude(pk__in=needed.values("pk"))
    return old.exclude(pk__in=owed.values("study_id")).order_by("last_heard_at", "id")


def count_due(before: datetime, held: frozenset[int]) -> int:
    return list_due(before, held).count()


def drop_images(before: datetime, held: frozenset[int], limit: int) -> int:
    """How many studies lost their images."""
    due = list(list_due(before, held).values_list("pk", flat=True)[: min(limit, AT_ONCE)])
    return sum(_drop(pk, before) for pk in due)


def _drop(study_id: int, before: datetime) -> bool:
    """The files go before the commit: killed in between, the study is due again and the next run ends what this one began."""
    with transaction.atomic():
        locked = Study.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=study_id).first()
        if locked is None or not list_due(before, held_patients()).filter(pk=study_id).exists():
            return False
        rows = list(Instance.objects.filter(series__study_id=study_id).order_by("id").values_list("pk", "path", "size"))
        root = get_root()
        for _, path, _ in rows:
            (root / path).unlink(missing_ok=True)
        for folder in {(root / path).parent for _, path, _ in rows}:
            if folder.exists():
                flush_folder(folder)
        forget_metadata(study_id)
        forget_copies(study_id)
        Instance.objects.filter(pk__in=[pk for pk, _, _ in rows]).delete()
        Study.objects.filter(pk=study_id).update(
            n_instances=0, size_bytes=0, removed_at=clock.real_now(), version=F("version") + 1
        )
        detail = {"n": len(rows), "bytes": sum(size for *_, size in rows), "last_image_at": locked.last_at.isoformat()}
        record(ACTOR, "study.images_removed", obj=f"study:{study_id}", patient_id=locked.patient_id, detail=detail)
    return True


register_kind("images", drop_images, count=count_due)
