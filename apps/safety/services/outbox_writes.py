"""Writes that a tablet may send twice: the id that the tablet gave makes them one row."""

from typing import TypeVar
from uuid import UUID

from django.db import IntegrityError, models, transaction

from apps.common.kernel.errors import Conflict

Row = TypeVar("Row", bound=models.Model)


def find_by_client_id(model: type[Row], client_id: UUID | None, *, exam_id: int) -> Row | None:
    """The row this id made before; raises Conflict when it belongs to another exam."""
    row = model.objects.filter(client_id=client_id).first() if client_id else None
    if row is not None and row.exam_id != exam_id:
        raise Conflict("safety.client_id_reused")
    return row


def save_once(row: Row) -> tuple[Row, bool]:
    """The stored row and whether this call made it; a parallel send with the same id waits here and gets the first one."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
        return row, True
    except IntegrityError:
        first = type(row).objects.filter(client_id=row.client_id).first() if row.client_id else None
        if first is None:
            raise
        return first, False
