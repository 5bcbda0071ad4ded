REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "apps.directory.rest.authentication.TokenAuthentication",
        "apps.directory.rest.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["apps.common.rest.permissions.HasGrant"],
    "DEFAULT_PAGINATION_CLASS": "apps.common.rest.pagination.PageNumberPagination",
    "DEFAULT_FILTER_BACKENDS": ["apps.common.rest.filters.OrderingFilter"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["apps.common.rest.parsers.StrictJsonParser", "rest_framework.parsers.MultiPartParser"],
    "DEFAULT_SCHEMA_CLASS": "apps.common.rest.schema.AutoSchema",
    "EXCEPTION_HANDLER": "apps.common.rest.errors.handle_exception",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "NUM_PROXIES": 0,  # who calls is what the web server says: it reads X-Forwarded-For of a trusted proxy, a caller's own counts for nothing
    "COERCE_DECIMAL_TO_STRING": False,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Radflow",
    "DESCRIPTION": "The department's HTTP interface. People sign in with a session, machines with a token.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": r"/api/",
    "POSTPROCESSING_HOOKS": [],  # choices stay with their fields: shared names for them change whenever a field is added
    "SORT_OPERATIONS": True,
    "DISABLE_ERRORS_AND_WARNINGS": False,
}
