from drf_spectacular.openapi import AutoSchema as SpectacularSchema

from apps.common.rest.views import ListView

PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "params": {"type": "object", "additionalProperties": True},
        "policy_version": {"type": "string", "nullable": True},
        "current": {"nullable": True},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "code", "text"],
                "properties": {"field": {"type": "string"}, "code": {"type": "string"}, "text": {"type": "string"}},
            },
        },
    },
}


class AutoSchema(SpectacularSchema):
    """Adds the one error envelope to every operation, and the permission it needs to its description."""

    def _is_list_view(self, serializer=None) -> bool:
        # The GET of a ListView answers a page of rows, with paging and ordering parameters.
        if self.method == "GET" and isinstance(self.view, ListView):
            return True
        return super()._is_list_view(serializer)

    def get_operation(self, path, path_regex, path_prefix, method, registry):
        operation = super().get_operation(path, path_regex, path_prefix, method, registry)
        if operation is None:
            return None
        operation["responses"].setdefault(
            "default", {"description": "problem", "content": {"application/problem+json": {"schema": PROBLEM}}}
        )
        table = getattr(self.view, "required", None) or {}
        needed = table.get(getattr(self.view, "action", None)) or table.get(method) or table.get("*")
        if needed:
            operation["x-permission"] = needed if isinstance(needed, str) else list(needed)
        return operation
