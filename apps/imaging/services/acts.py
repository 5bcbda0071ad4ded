"""Acts of the reconciliation desk: studies are locked in key order and compared with what the desk saw, then changed, noted and told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Model

from apps.common.audit import record
from apps.common.events import publish
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Conflict, Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.imaging.engine.study_match import MatchState
from apps.imaging.events import StudyReconciled
from apps.imaging.models import Instance, QuarantinedObject, ReconcileAct, Series, Study, StudyLink
from apps.imaging.selectors.delivery import forget_copies
from apps.imaging.selectors.store import get_root
from apps.imaging.services.sending_anew import remember_sent, send_anew
from apps.imaging.services.storing import count_again
from apps.workflow.public import get_exam, record_fact, set_facet

KEPT = (
    "match", "match_reason", "patient_id", "site_id", "rejected", "absorbed_by_id", "coerced", "patient_id_text", "patient_name",
    "patient_birth_date", "patient_sex", "accession", "description",
)  # fmt: skip
PARTS: dict[str, type[Model]] = {"series": Series, "instance": Instance, "quarantine": QuarantinedObject}
# Acts that leave every object as it is delivered, and so does a filing that corrects nothing.
KEEPS_DELIVERY = (ReconcileAct.Kind.UNMATCH, ReconcileAct.Kind.ASIDE, ReconcileAct.Kind.DISCARD)
SIGNED = ("reported", "delivered")


@dataclass
class Act:
    """An act under way over locked studies; `moves` are the parts it changes, noted before they are."""

    kind: str
    studies: dict[int, Study]
    before: dict[str, Any]
    moves: list[list[Any]] = field(default_factory=list)
    detail: dict[str, Any] = field(default_factory=dict)

    @property
    def is_delivery_changed(self) -> bool:
        if self.kind == ReconcileAct.Kind.MATCH:
            return bool(self.detail.get("corrected"))
        return self.kind not in KEEPS_DELIVERY

    def change(self, what: str, part: Any, **values: Any) -> None:
        self.moves.append([what, part.pk, {name: getattr(part, name) for name in values}, values])
        for name, value in values.items():
            setattr(part, name, value)

    def write_parts(self) -> None:
        for what, model in PARTS.items():
            changed = [(pk, after) for kind, pk, _, after in self.moves if kind == what]
            names = sorted({name for _, after in changed for name in after})
            rows = {row.pk: row for row in model.objects.filter(pk__in=[pk for pk, _ in changed])}
            for pk, after in changed:
                for name, value in after.items():
                    setattr(rows[pk], name, value)
            if rows:
                model.objects.bulk_update(rows.values(), names, batch_size=500)

    def deliver(self) -> dict[str, Any]:
        """Writes the parts, and sends anew what is delivered otherwise now. What was sent is looked up where the parts lay before."""
        if not self.is_delivery_changed:
            self.write_parts()
            return {}
        remember_sent(list(self.studies))
        self.write_parts()
        return send_anew(self.kind, list(self.studies), self.moves)


def lock_studies(versions: Mapping[int, int]) -> dict[int, Study]:
    """Raises NotFound; Conflict with the present state when another desk was faster."""
    rows = Study.objects.select_for_update(of=("self",)).filter(pk__in=list(versions)).order_by("pk")
    studies = {row.pk: row for row in rows}
    for pk, version in versions.items():
        if pk not in studies:
            raise NotFound("imaging.study_missing", study=pk)
        if studies[pk].version != version:
            study = studies[pk]
            raise Conflict(
                current={"id": pk, "version": study.version, "match": study.match, "rejected": study.rejected}
            )
    return studies


def begin(kind: str, studies: dict[int, Study], note: str) -> Act:
    if not note.strip():
        raise Invalid({"note": Reason("imaging.note_needed", severity="error")})
    return Act(kind, studies, {str(pk): describe(study) for pk, study in studies.items()})


def finish(act: Act, *, actor: Actor, note: str) -> ReconcileAct:
    """Writes parts and studies, sends anew what is delivered otherwise now, and tells."""
    act.detail |= act.deliver()
    for study in act.studies.values():
        save_study(study, is_delivery_changed=act.is_delivery_changed)
    row = ReconcileAct.objects.create(
        kind=act.kind,
        before=act.before,
        after={str(pk): describe(study) for pk, study in act.studies.items()},
        moves=act.moves,
        detail=act.detail,
        note=note.strip()[:500],
        at=clock.now(),
        actor_name=actor.name[:128],
    )
    row.studies.set(act.studies.values())
    follow_exams(act.before, act.studies.values())
    for study in act.studies.values():
        publish(StudyReconciled(study.id, row.id, act.kind, False), aggregate=f"study:{study.id}")
        record(
            actor,
            f"study.{_PAST[act.kind]}",
            obj=f"study:{study.id}",
            patient_id=study.patient_id or act.before.get(str(study.id), {}).get("patient_id"),
            detail={"act": row.id, "note": row.note, **act.detail},
        )
    return row


_PAST = {
    "match": "filed", "correct": "corrected", "reject": "rejected", "split": "split", "merge": "merged",
    "unmatch": "unmatched", "aside": "set_aside", "discard": "bytes_discarded", "replace": "bytes_replaced",
}  # fmt: skip


def undo_act(act_id: int, *, actor: Actor, note: str) -> ReconcileAct:
    """The last act over its studies, as long as nothing else came after it. Raises NotFound, Invalid, Refused with what stands in the way."""
    if not note.strip():
        raise Invalid({"note": Reason("imaging.note_needed", severity="error")})
    with transaction.atomic():
        row = ReconcileAct.objects.filter(pk=act_id).first()
        if row is None:
            raise NotFound("imaging.act_missing", act=act_id)
        ids = sorted(int(pk) for pk in row.after)
        studies = {s.pk: s for s in Study.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")}
        row = ReconcileAct.objects.select_for_update(of=("self",)).get(pk=act_id)
        _check_undoable(row, studies)
        if row.kind in ("discard", "replace"):
            check_bytes_here(row.moves)
        undone = Act(row.kind, studies, {str(pk): describe(s) for pk, s in studies.items()}, detail=row.detail)
        undone.moves = [[what, pk, after, before] for what, pk, before, after in reversed(row.moves)]
        told = undone.deliver()
        for pk, study in studies.items():
            restore(study, row.before.get(str(pk)), home=int(min(row.before, key=int)))
            save_study(study, is_delivery_changed=undone.is_delivery_changed)
        Series.objects.filter(pk__in=row.detail.get("made_series", []), instances=None).delete()
        row.undone_at, row.undone_by, row.undo_note = clock.now(), actor.name[:128], note.strip()[:500]
        row.save(update_fields=["undone_at", "undone_by", "undo_note"])
        follow_exams(undone.before, studies.values())
        for study in studies.values():
            publish(StudyReconciled(study.id, row.id, row.kind, True), aggregate=f"study:{study.id}")
            record(
                actor,
                "study.act_undone",
                obj=f"study:{study.id}",
                patient_id=study.patient_id,
                detail={"act": row.id, "kind": row.kind, "note": row.undo_note, **told},
            )
    return row


def _check_undoable(row: ReconcileAct, studies: dict[int, Study]) -> None:
    if row.undone_at:
        raise Refused("imaging.act_undone", by=row.undone_by)
    later = (
        ReconcileAct.objects.filter(studies__in=list(studies), undone_at=None, pk__gt=row.pk).order_by("-pk").first()
    )
    if later is not None:
        raise Refused("imaging.act_not_last", kind=f"imaging.act.{later.kind}", by=later.actor_name)
    for pk, study in studies.items():
        if describe(study) != row.after[str(pk)]:
            raise Refused("imaging.act_changed_since", study=study.study_uid)
        for exam_id in study.links.values_list("exam_id", flat=True):
            exam = get_exam(exam_id)
            if exam.state in SIGNED:
                raise Refused("imaging.act_reported", accession=exam.accession)


def check_bytes_here(moves: Sequence[Sequence[Any]]) -> None:
    """Bytes that were set apart are kept for a time only."""
    for what, pk, _, _ in moves:
        if what == "quarantine":
            row = QuarantinedObject.objects.select_for_update(of=("self",)).get(pk=pk)
            if not (get_root() / row.path).exists():
                raise Refused("imaging.quarantine_gone", sop=row.sop_uid)


def describe(study: Study) -> dict[str, Any]:
    links = study.links.order_by("exam_id").values_list("exam_id", "how", "by")
    return {name: getattr(study, name) for name in KEPT} | {"links": [list(link) for link in links]}


def restore(study: Study, before: Mapping[str, Any] | None, *, home: int) -> None:
    """A study that the act made is empty again: hidden behind the one that its images came from."""
    if before is None:
        set_match(study, None, by="")
        study.absorbed_by_id = home
        return
    for name in KEPT:
        setattr(study, name, before[name])
    study.links.all().delete()
    now = clock.now()
    StudyLink.objects.bulk_create(
        [StudyLink(study=study, exam_id=exam, how=how, by=by, at=now) for exam, how, by in before["links"]]
    )


def save_study(study: Study, *, is_delivery_changed: bool) -> None:
    """What is delivered changed: it is told again as complete, with the counts of now, once it is looked at."""
    if is_delivery_changed:
        study.corrected_at = clock.now()
        count_again(study)
        if study.n_instances and not study.rejected:
            study.state = Study.State.RECEIVING
        transaction.on_commit(lambda: forget_copies(study.id))
    study.version += 1
    study.save()


def follow_exams(before: Mapping[str, Any], studies: Iterable[Study]) -> None:
    """The exams that got images, and those that lost all of theirs."""
    lost = {exam for state in before.values() for exam, _, _ in state["links"]}
    for study in studies:
        for exam_id in study.links.values_list("exam_id", flat=True):
            if study.rejected or study.absorbed_by_id:
                lost.add(exam_id)
                continue
            was = before.get(str(study.id))
            if was is None or exam_id not in [link[0] for link in was["links"]]:
                record_fact(
                    exam_id, "images_arrived", at=study.first_at, source="device", detail={"study_uid": study.study_uid}
                )
                _tell_again(study)
    for exam_id in sorted(lost):
        left = Study.objects.filter(links__exam_id=exam_id, rejected="", absorbed_by=None)
        if not left.filter(series__isnull=False).exists():
            set_facet(exam_id, "images", "none")


def _tell_again(study: Study) -> None:
    """As complete, now that it has an exam, once it is looked at."""
    if study.state == Study.State.COMPLETE:
        study.state = Study.State.RECEIVING
        study.save(update_fields=["state"])


def set_match(study: Study, exam: Any, *, by: str) -> None:
    """One exam, by hand; None takes it away from its exams. Not saved."""
    study.links.all().delete()
    if exam is None:
        reason = Reason("imaging.taken_away", {"by": by}, "warning")
        study.match, study.match_reason, study.patient_id = MatchState.UNMATCHED, reason.to_json(), None
        return
    StudyLink.objects.create(study=study, exam_id=exam.id, how="hand", by=by[:128], at=clock.now())
    study.match, study.match_reason = MatchState.MATCHED, None
    study.patient_id, study.site_id = exam.patient_id, exam.site_id


def list_part_ids(
    study: Study, series_ids: Sequence[int], instance_ids: Sequence[int]
) -> tuple[list[Series], list[Instance]]:
    """The named parts, all of this study; an instance within a named series is not named twice. Raises NotFound, Invalid for none."""
    series = list(study.series.filter(pk__in=series_ids).order_by("pk"))
    instances = list(
        Instance.objects.filter(pk__in=instance_ids, series__study=study).select_related("series").order_by("pk")
    )
    if len(series) != len(set(series_ids)) or len(instances) != len(set(instance_ids)):
        raise NotFound("imaging.series_missing", series=study.id)
    whole = {s.pk for s in series}
    return series, [i for i in instances if i.series_id not in whole]
