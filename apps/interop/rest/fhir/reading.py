"""Reading one resource, and searching a kind: one pair of views for all kinds, a class of its own for each so that every route says what it needs."""

from rest_framework.parsers import FormParser
from rest_framework.request import Request
from rest_framework.response import Response

from apps.common.audit import record
from apps.common.replica import may_lag
from apps.common.rest.actors import actor_of
from apps.interop.engine.fhir.bundle import write_searchset
from apps.interop.engine.fhir.datatypes import Json
from apps.interop.engine.fhir.search import Query, read_search, write_cursor
from apps.interop.rest.fhir.base import FhirView, caller_of, missing
from apps.interop.rest.fhir.wire import list_bases
from apps.interop.selectors.fhir.base import Caller, Found
from apps.interop.selectors.fhir.kinds import KINDS, Kind


class ReadView(FhirView):
    kind: Kind

    def get(self, request: Request, fhir_id: str) -> Response:
        caller = caller_of(request)
        row = self.kind.get(fhir_id, caller)
        if row is None:
            raise missing(self.kind.name, fhir_id)
        note(request, self.kind, row)
        resource = self.kind.write(row, caller)
        version = resource.get("meta", {}).get("versionId")
        return Response(resource, headers={"ETag": f'W/"{version}"'} if version else None)


class Searching(FhirView):
    kind: Kind

    def search(self, request: Request, pairs: list[tuple[str, str]]) -> Response:
        caller = caller_of(request)
        query = read_search(
            pairs,
            self.kind.declared(),
            sorts=self.kind.sort_names(),
            includes=[f"{self.kind.name}:{include.name}" for include in self.kind.includes],
            zone=caller.zone,
            bases=list_bases(request),
            is_lenient="handling=lenient" in request.headers.get("Prefer", ""),
        )
        found, written, included = self._read(query, caller)
        rows = found.rows
        is_all = query.cursor is None and found.next_cursor is None and not query.only_total
        actor = actor_of(request)
        record(
            actor,
            "fhir.searched",
            obj=f"fhir:{self.kind.name}",
            patient_id=self._one_patient(rows),
            detail={"query": [list(pair) for pair in query.applied], "n": len(rows)},
        )
        bundle = write_searchset(
            request.build_absolute_uri(f"/fhir/{self.kind.name}"),
            query.applied,
            written,
            base=caller.base,
            included=included,
            total=len(rows) if is_all else found.total,
            next_cursor=found.next_cursor,
            cursor=write_cursor(query.cursor) if query.cursor else "",
        )
        return Response(bundle)

    @may_lag
    def _read(self, query: Query, caller: Caller) -> tuple[Found, list[Json], list[Json]]:
        """What was found, as resources, and what is included."""
        found = self.kind.find(query, caller)
        written = [self.kind.write(row, caller) for row in found.rows]
        return found, written, self._include(query, found.rows, caller)

    def _one_patient(self, rows: list) -> int | None:
        """Whose records were shown, when they are one person's."""
        patients = {self.kind.patient(row) for row in rows}
        return patients.pop() if len(patients) == 1 else None

    def _include(self, query: Query, rows: list, caller: Caller) -> list[Json]:
        """What the caller may not read is left out."""
        found = []
        for include in self.kind.includes:
            if f"{self.kind.name}:{include.name}" not in query.includes or not caller.may_read(include.target):
                continue
            target = KINDS[include.target]
            keys = list(dict.fromkeys(key for row in rows for key in include.ids(row) if key is not None))
            found += [target.write(row, caller) for row in target.get_many(keys, caller)]
        return list({(one["resourceType"], one["id"]): one for one in found}.values())


class SearchView(Searching):
    def get(self, request: Request) -> Response:
        pairs = [(name, value) for name, values in request.query_params.lists() for value in values]
        return self.search(request, pairs)


class PostedSearchView(Searching):
    """The same with the parameters in the body, as forms are sent: nothing of a patient stands in an address."""

    parser_classes = [FormParser]

    def post(self, request: Request) -> Response:
        sources = (request.query_params, request.data)
        return self.search(request, [(n, v) for source in sources for n, values in source.lists() for v in values])


def note(request: Request, kind: Kind, row) -> None:
    record(
        actor_of(request), "fhir.read", obj=f"fhir:{kind.name}/{kind.key_of(row)}"[:80], patient_id=kind.patient(row)
    )


def make_view(base: type[FhirView], kind: Kind, letter: str, method: str = "GET") -> type[FhirView]:
    """A view of one kind: its permissions and the scope letter that it asks for."""
    body = {
        "kind": kind,
        "required": {method: kind.permissions},
        "scope": (kind.name, letter),
        "__module__": base.__module__,
    }
    return type(f"{kind.name}{base.__name__}", (base,), body)
