"""JSON as RFC 8259 and the database allow it: what could be read but never stored or answered is refused with its place."""

import json
from collections.abc import Iterator
from math import isfinite
from typing import Any

from django.conf import settings
from rest_framework.exceptions import APIException, ParseError, ValidationError
from rest_framework.parsers import BaseParser
from rest_framework.renderers import JSONRenderer

DEEPEST = 40
NOT_TEXT, NOT_FINITE, TOO_DEEP = "half a character", "no finite number", f"more than {DEEPEST} levels deep"


class TooLarge(APIException):
    status_code = 413
    default_detail = f"more than {settings.DATA_UPLOAD_MAX_MEMORY_SIZE} bytes"


class StrictJsonParser(BaseParser):
    """UTF-8 only, no NaN or infinity (1e999 is one), no half of a surrogate pair, no bottomless nesting."""

    media_type = "application/json"
    renderer_class = JSONRenderer

    def parse(self, stream, media_type=None, parser_context=None) -> Any:
        raw = stream.read(settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
        if len(raw) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise TooLarge
        try:
            data = json.loads(raw.decode())
        except (ValueError, RecursionError) as error:
            raise ParseError(f"no JSON in UTF-8: {error}") from error
        if faults := dict(find_faults(data)):
            raise ValidationError(faults)
        return data


def find_faults(value: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """(field, what is wrong) of everything that has no place in a request."""
    if depth > DEEPEST:
        yield path or "non_field_errors", TOO_DEEP
    elif isinstance(value, str):
        if not _is_text(value):
            yield path or "non_field_errors", NOT_TEXT
    elif isinstance(value, float):
        if not isfinite(value):
            yield path or "non_field_errors", NOT_FINITE
    elif isinstance(value, dict):
        for key, inner in value.items():
            if _is_text(key):
                yield from find_faults(inner, f"{path}.{key}" if path else key, depth + 1)
            else:
                yield path or "non_field_errors", NOT_TEXT
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from find_faults(inner, f"{path}[{index}]", depth + 1)


def _is_text(value: str) -> bool:
    return value.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in value)
