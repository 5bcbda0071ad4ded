"""`Patient/[id]/$everything` (R4 Patient-operation-everything): all that stands here about one patient, of the kinds that the caller may read."""

from rest_framework.request import Request
from rest_framework.response import Response

from apps.common.audit import record
from apps.common.kernel.reason import Reason
from apps.common.kernel.words import render
from apps.common.rest.actors import actor_of
from apps.interop.engine.fhir.bodies import fault
from apps.interop.engine.fhir.bundle import write_searchset
from apps.interop.engine.fhir.datatypes import Json
from apps.interop.engine.fhir.search import MOST_COUNT, read_search
from apps.interop.rest.fhir.base import FhirView, caller_of, missing
from apps.interop.selectors.fhir import patient
from apps.interop.selectors.fhir.base import Caller
from apps.interop.selectors.fhir.everything import ABOUT_PATIENTS, gather, may_see


class EverythingView(FhirView):
    """Page by page, kind by kind; `_type` narrows the kinds, `_count` the page. What the caller may not read is named, not shown."""

    required = {"GET": patient.KIND.permission}
    scope = ("Patient", "r")

    def get(self, request: Request, fhir_id: str) -> Response:
        caller = caller_of(request)
        row = patient.KIND.get(fhir_id, caller)
        if row is None:
            raise missing("Patient", fhir_id)
        asked = {name: values for name, values in request.query_params.lists() if name != "_type"}
        wanted = [t for text in request.query_params.getlist("_type") for t in text.split(",") if t]
        if unknown := [t for t in wanted if t not in ("Patient", *ABOUT_PATIENTS)]:
            raise fault("_type", "interop.fhir_reference", value=unknown[0][:80], targets=", ".join(ABOUT_PATIENTS))
        query = read_search([(name, value) for name, values in asked.items() for value in values], {})
        if query.includes or query.sort or query.only_total:
            raise fault("_query", "interop.fhir_param_unknown", known="_type, _count, _cursor")
        kinds = [name for name in ABOUT_PATIENTS if not wanted or name in wanted]
        hidden = [name for name in kinds if not may_see(name, caller)]
        shown = [name for name in kinds if name not in hidden]
        count = min(query.count, MOST_COUNT)
        found, following = gather(row.pk, shown, count, query.cursor, caller)
        if query.cursor is None and (not wanted or "Patient" in wanted):
            found.insert(0, patient.KIND.write(row, caller))
        actor = actor_of(request)
        record(
            actor,
            "fhir.everything",
            obj=f"fhir:Patient/{row.pk}",
            patient_id=row.pk,
            detail={"kinds": shown, "n": len(found)},
        )
        applied = [("_type", ",".join(wanted))] if wanted else []
        address = request.build_absolute_uri(f"/fhir/Patient/{row.pk}/$everything")
        bundle = write_searchset(
            address, [*applied, ("_count", str(count))], found, base=caller.base, next_cursor=following
        )
        if hidden:
            bundle.setdefault("entry", []).append(_name_hidden(hidden, caller))
        return Response(bundle)


def _name_hidden(kinds: list[str], caller: Caller) -> Json:
    text = render(Reason("interop.fhir_not_shown", {"kinds": ", ".join(kinds)}), caller.lang)
    issue = {"severity": "information", "code": "suppressed", "diagnostics": text}
    return {"resource": {"resourceType": "OperationOutcome", "issue": [issue]}, "search": {"mode": "outcome"}}
