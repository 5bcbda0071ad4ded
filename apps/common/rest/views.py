from datetime import date
from typing import Any

from rest_framework.exceptions import ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

FIRST_YEAR, LAST_YEAR = 1800, 2999  # beyond them, adding a day or a time zone leaves what a date can say


class ApiView(APIView):
    """One endpoint. Subclasses declare `required = {"GET": "exam.read", ...}`."""

    required: dict = {}

    def initial(self, request, *args, **kwargs) -> None:
        """A zero byte has no place in a query: the database holds none, whoever would write it down."""
        super().initial(request, *args, **kwargs)
        for name, values in request.query_params.lists():
            if "\0" in name or any("\0" in value for value in values):
                raise ValidationError({name.replace("\0", "") or "query": "a zero byte"})

    def validate(self, serializer_class, data=None) -> dict:
        """The validated body (or the given data); raises 400 with the field and the reason."""
        serializer = serializer_class(
            data=self.request.data if data is None else data, context={"request": self.request}
        )
        serializer.is_valid(raise_exception=True)
        if faults := find_odd_dates(serializer.validated_data):
            raise ValidationError(faults)
        return serializer.validated_data

    def validate_query(self, serializer_class) -> dict:
        return self.validate(serializer_class, data=self.request.query_params)

    def render(self, serializer_class, instance, *, many: bool = False, status: int = 200) -> Response:
        return Response(serializer_class(instance, many=many, context={"request": self.request}).data, status=status)


class ListView(GenericAPIView, ApiView):
    """A paged, ordered, filtered list: override `list_rows(query) -> QuerySet`; `query_serializer` checks the filters."""

    query_serializer = None

    def list_rows(self, query: dict):
        raise LookupError(f"{type(self).__name__} lists nothing")

    def get(self, request, *args, **kwargs) -> Response:
        query = self.validate_query(self.query_serializer) if self.query_serializer else {}
        page = self.paginate_queryset(self.filter_queryset(self.list_rows(query)))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


class ApiViewSet(GenericViewSet, ApiView):
    """Several actions on one noun; `required` is keyed by action name."""


def find_odd_dates(value: Any) -> Any:
    """Dates of no department's time, in the shape of the fields they stand in; None without any."""
    if isinstance(value, date):  # a datetime is one
        return None if FIRST_YEAR <= value.year <= LAST_YEAR else [f"{FIRST_YEAR} .. {LAST_YEAR}"]
    if isinstance(value, dict):
        return {name: odd for name, inner in value.items() if (odd := find_odd_dates(inner))} or None
    if isinstance(value, (list, tuple)):
        return next((odd for inner in value if (odd := find_odd_dates(inner))), None)
    return None
