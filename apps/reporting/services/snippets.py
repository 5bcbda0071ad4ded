"""Snippets and macros: a typed word becomes text, in one section or in both."""

from typing import Any

from django.db import IntegrityError, transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound
from apps.common.kernel.reason import Reason
from apps.reporting.models import Snippet

MOST_OWN = 500


def save_snippet(
    *, actor: Actor, snippet_id: int | None = None, is_shared: bool, may_share: bool, **facts: Any
) -> Snippet:
    """Adds one, or changes one of the actor's or a shared one. Raises Invalid, NotFound."""
    if not facts["findings"].strip() and not facts["impression"].strip():
        raise Invalid({"findings": Reason("reporting.needed", severity="error")})
    if is_shared and not may_share:
        raise Invalid({"is_shared": Reason("reporting.snippet_share", severity="error")})
    row = find_changeable(snippet_id, actor, may_share=may_share) if snippet_id else Snippet()
    row.owner_id = "" if is_shared else actor.id
    if snippet_id is None and Snippet.objects.filter(owner_id=row.owner_id).count() >= MOST_OWN:
        raise Invalid({"word": Reason("reporting.snippet_many", {"n": MOST_OWN}, "error")})
    for name, value in facts.items():
        setattr(row, name, value)
    row.saved_by, row.saved_at = actor.name, clock.now()
    try:
        with transaction.atomic():
            row.save()
            record(actor, "snippet.saved", obj=f"snippet:{row.id}", detail={"word": row.word, "shared": is_shared})
    except IntegrityError as error:
        raise Invalid({"word": Reason("reporting.snippet_taken", {"word": row.word}, "error")}) from error
    return row


def delete_snippet(snippet_id: int, *, may_share: bool, actor: Actor) -> None:
    """Raises NotFound for another person's."""
    with transaction.atomic():
        row = find_changeable(snippet_id, actor, may_share=may_share)
        record(actor, "snippet.deleted", obj=f"snippet:{row.id}", detail={"word": row.word})
        row.delete()


def find_changeable(snippet_id: int, actor: Actor, *, may_share: bool) -> Snippet:
    owners = [actor.id, ""] if may_share else [actor.id]
    row = Snippet.objects.filter(pk=snippet_id, owner_id__in=owners).first()
    if row is None:
        raise NotFound("reporting.snippet_missing", snippet=snippet_id)
    return row


STARTER = [
    ("zh", "xjj", "肺结节随访", "结节较前[选择 变化]，长径 [填写 长径] mm。", "肺结节，建议 [填写 间隔] 后复查低剂量CT。"),
    ("zh", "bj", "与前片比较", "与前次检查比较，未见明显变化。", ""),
    ("zh", "wj", "危急值告知", "", "已于 [填写 时间] 电话告知 [填写 姓名]。"),
    ("en", "nod", "Nodule follow-up", "The nodule is [select change], long axis [enter length] mm.", "Lung nodule; low-dose CT in [enter interval]."),
    ("en", "cmp", "Compared with the prior", "No relevant change from the prior examination.", ""),
    ("en", "crit", "Critical result told", "", "Told to [enter name] by telephone at [enter time]."),
]  # fmt: skip


def seed_demo_snippets() -> None:
    """A few shared snippets for a demonstration; none when the department has its own."""
    if Snippet.objects.exists():
        return
    now = clock.now()
    Snippet.objects.bulk_create(
        [
            Snippet(
                lang=lang,
                word=word,
                title=title,
                findings=findings,
                impression=impression,
                saved_by="Radflow",
                saved_at=now,
            )
            for lang, word, title, findings, impression in STARTER
        ]
    )
