"""The queues forget what was done long ago: objects that a destination took, commitments that were answered."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Count, Exists, F, Max, OuterRef, Q

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.imaging.models import ForwardedStudy, ForwardItem, StorageCommitment, Study

AT_ONCE = 200  # studies a run, so that no run holds the table for long
SENT = ForwardItem.Status.SENT


def purge_queues() -> tuple[int, int]:
    """Beat: (rows of sent objects, commitments) that went after the times of `imaging.queue_keeping`."""
    kept = get_policy("imaging.queue_keeping").payload
    answered = StorageCommitment.objects.exclude(status=StorageCommitment.Status.WAITING)
    before = clock.real_now() - timedelta(days=kept["commitment_days"])
    old = answered.filter(asked_at__lt=before).order_by("pk").values("pk")[:1000]
    n_commitments, _ = StorageCommitment.objects.filter(pk__in=old).delete()
    return _purge_sent(clock.now() - timedelta(days=kept["sent_days"])), n_commitments


def _purge_sent(before: datetime) -> int:
    """Whole studies only: of one that a destination does not have whole, or not for so long, every row stays and stands in nobody's way."""
    same = ForwardItem.objects.filter(peer=OuterRef("peer"), study=OuterRef("study"))
    old = ForwardItem.objects.filter(
        ~Exists(same.exclude(status=SENT, sent_at__lt=before)), status=SENT, sent_at__lt=before
    )
    study_ids = sorted(set(old.order_by("sent_at").values_list("study_id", flat=True)[: AT_ONCE * 50]))[:AT_ONCE]
    return sum(_forget_study(pk, before) for pk in study_ids)


def _forget_study(study_id: int, before: datetime) -> int:
    """Locked as an act of the desk locks it: a correction sends what was sent anew, and must find out what that was."""
    with transaction.atomic():
        Study.objects.select_for_update(of=("self",)).get(pk=study_id)
        rows = ForwardItem.objects.filter(study_id=study_id)
        done = rows.values("peer_id").annotate(
            n=Count("id"), last=Max("sent_at"), n_open=Count("id", filter=~Q(status=SENT))
        )
        n = 0
        for peer in done.filter(n_open=0, last__lt=before):
            row, is_new = ForwardedStudy.objects.get_or_create(
                study_id=study_id,
                peer_id=peer["peer_id"],
                defaults={"n_objects": peer["n"], "last_sent_at": peer["last"]},
            )
            if not is_new:
                later = {"n_objects": F("n_objects") + peer["n"], "last_sent_at": peer["last"]}
                ForwardedStudy.objects.filter(pk=row.pk).update(**later)
            n += rows.filter(peer_id=peer["peer_id"], status=SENT).delete()[0]
    return n
