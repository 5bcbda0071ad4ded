from rest_framework.request import Request
from rest_framework.response import Response

from apps.common.rest.actors import actor_of
from apps.interop.public import end_subscription, take_subscription
from apps.interop.rest.fhir.base import caller_of, missing
from apps.interop.rest.fhir.reading import ReadView, SearchView
from apps.interop.rest.fhir.writing import answer_made
from apps.interop.selectors.fhir import subscription


class SubscriptionsView(SearchView):
    kind = subscription.KIND
    required = {"GET": "subscription.read", "POST": "subscription.write"}
    scope_by_method = {"GET": ("Subscription", "s"), "POST": ("Subscription", "c")}

    def post(self, request: Request) -> Response:
        row = take_subscription(request.data, actor=actor_of(request))
        return answer_made(request, self.kind, row.pk, True)


class SubscriptionView(ReadView):
    kind = subscription.KIND
    required = {"GET": "subscription.read", "DELETE": "subscription.write"}
    scope_by_method = {"GET": ("Subscription", "r"), "DELETE": ("Subscription", "d")}

    def delete(self, request: Request, fhir_id: str) -> Response:
        row = self.kind.get(fhir_id, caller_of(request))
        if row is None:
            raise missing("Subscription", fhir_id)
        end_subscription(row.pk, actor=actor_of(request))
        return Response(status=204)
