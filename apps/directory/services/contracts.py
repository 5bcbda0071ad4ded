"""Reading contracts between sites: made and ended by a named person, never deleted."""

from datetime import datetime

from django.db import transaction

from apps.common.audit import record
from apps.common.kernel import clock
from apps.common.kernel.actor import Actor
from apps.common.kernel.errors import Invalid, NotFound, Refused
from apps.common.kernel.reason import Reason
from apps.directory.models import ReadingContract
from apps.directory.selectors.sites import get_site


def make_contract(
    *,
    reading_site_id: int,
    owner_site_id: int,
    valid_from: datetime | None = None,
    valid_until: datetime | None = None,
    note: str = "",
    actor: Actor,
) -> ReadingContract:
    """Raises Invalid for one site alone and for an end before its start."""
    start = valid_from or clock.now()
    if reading_site_id == owner_site_id:
        raise Invalid({"owner_site_id": Reason("directory.contract_one_site", severity="error")})
    if valid_until is not None and valid_until <= start:
        raise Invalid({"valid_until": Reason("directory.contract_ends_early", severity="error")})
    with transaction.atomic():
        contract = ReadingContract.objects.create(
            reading_site=get_site(reading_site_id),
            owner_site=get_site(owner_site_id),
            valid_from=start,
            valid_until=valid_until,
            note=note,
            made_by_name=actor.name,
        )
        record(
            actor,
            "contract.made",
            obj=f"contract:{contract.id}",
            detail={"reading_site": reading_site_id, "owner_site": owner_site_id},
        )
    return contract


def end_contract(contract_id: int, *, actor: Actor) -> ReadingContract:
    """From now on; raises Refused when it is over already."""
    with transaction.atomic():
        contract = ReadingContract.objects.select_for_update(of=("self",)).filter(pk=contract_id).first()
        if contract is None:
            raise NotFound("directory.contract_missing", contract=contract_id)
        now = clock.now()
        if contract.valid_until is not None and contract.valid_until <= now:
            raise Refused(Reason("directory.contract_over", severity="warning"))
        contract.valid_until = max(now, contract.valid_from)
        contract.save(update_fields=["valid_until"])
        record(actor, "contract.ended", obj=f"contract:{contract.id}")
    return contract
