"""QIDO-RS: search for studies, series and instances (PS3.18 10.6)."""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.http import HttpResponse
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from apps.common.kernel.errors import NotFound
from apps.imaging.engine.query import (
    IMAGE,
    SERIES,
    STUDY,
    QueryAttribute,
    choose_attributes,
    find_attribute,
    is_good_key,
    list_known,
)
from apps.imaging.engine.uids import is_valid_uid
from apps.imaging.rest.access import limit_to_visible
from apps.imaging.rest.dicomweb.accept import check_json
from apps.imaging.rest.dicomweb.base import DicomWebView, root_of
from apps.imaging.rest.dicomweb.store import store_body
from apps.imaging.selectors.query import find_matches
from apps.imaging.selectors.store import visible_studies

DEFAULT_LIMIT, MOST = 200, 5000
FURTHEST = 1_000_000
MOST_VALUE = 1024
OWN_WORDS = {"limit", "offset", "includefield", "fuzzymatching", "accept"}
MORE = '299 radflow "There are additional results that can be requested"'
LITERAL = '299 radflow "The fuzzymatching parameter is not supported. Only literal matching has been performed."'


class SearchView(DicomWebView):
    """`level` is set by the URL table."""

    level = STUDY

    def get(self, request, study_uid: str | None = None, series_uid: str | None = None) -> HttpResponse:
        check_json(request)
        keys, asked, everything = read_query(request, self.level)
        for keyword, uid in (("StudyInstanceUID", study_uid), ("SeriesInstanceUID", series_uid)):
            if uid is not None:
                if not is_valid_uid(uid):
                    raise NotFound("imaging.study_missing")
                keys[keyword] = uid
        limit, offset = _whole(request, "limit", DEFAULT_LIMIT, MOST), _whole(request, "offset", 0, FURTHEST)
        studies = limit_to_visible(request, visible_studies())
        rows = list(find_matches(self.level, keys, studies=studies, offset=offset, limit=limit + 1))
        attributes = choose_attributes(self.level, asked, everything=everything)
        found = [dict(_write_row(row, attributes, root_of(request), self.level)) for row in islice(rows, limit)]
        warnings = [MORE] if len(rows) > limit else []
        if request.query_params.get("fuzzymatching", "").lower() == "true":
            warnings.append(LITERAL)
        return _answer(found, warnings)


class StudiesView(SearchView):
    """Search for studies; a POST stores objects of any."""

    required = {"GET": "image.read", "POST": "image.store"}

    def post(self, request) -> HttpResponse:
        return store_body(request)


def _answer(found: list[dict], warnings: list[str]) -> HttpResponse:
    if found:
        text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        answer = HttpResponse(text, content_type="application/dicom+json")
    else:
        answer = HttpResponse(status=204)
        del answer["Content-Type"]
    answer["Cache-Control"] = "no-store"
    if warnings:
        answer["Warning"] = ", ".join(warnings)
    return answer


def read_query(request: Request, level: str) -> tuple[dict[str, str], set[str], bool]:
    """(keys by keyword, keywords asked for, whether all are). Raises ValidationError for what cannot be matched here.

    An attribute that nobody here knows would find everything if it were passed over, so it is refused.
    """
    known = {a.keyword for a in list_known(level)}
    keys: dict[str, str] = {}
    faults: dict[str, list[str]] = {}
    for name, values in request.query_params.lists():
        if name in OWN_WORDS:
            continue
        attribute = find_attribute(name)
        if attribute is None or attribute.keyword not in known or not attribute.match:
            faults[name[:64]] = ["not an attribute that can be matched at this level"]
        elif len(values) > 1 or len(values[0]) > MOST_VALUE:
            faults[name[:64]] = ["one value of at most 1024 characters"]
        else:
            key = values[0].replace(",", "\\") if attribute.match == "uid" else values[0]
            if is_good_key(attribute, key):
                keys[attribute.keyword] = key
            else:
                faults[name[:64]] = [f"no {attribute.vr} value to match"]
    if faults:
        raise ValidationError(faults)
    names = [n.strip() for text in request.query_params.getlist("includefield") for n in text.split(",")]
    fields = {a.keyword for a in map(find_attribute, names) if a is not None}
    return keys, fields, "all" in names


def _whole(request: Request, name: str, default: int, highest: int) -> int:
    raw = request.query_params.get(name)
    if raw in (None, ""):
        return default
    if not (raw.isascii() and raw.isdigit() and len(raw) <= 9):
        raise ValidationError({name: "a whole number"})
    return min(int(raw), highest)


def _write_row(
    row: dict[str, str], attributes: list[QueryAttribute], root: str, level: str
) -> Iterator[tuple[str, Any]]:
    for attribute in attributes:
        value = row.get(attribute.keyword, "")
        yield f"{attribute.tag:08X}", {"vr": attribute.vr} | _write_value(attribute, value)
    yield "00080056", {"vr": "CS", "Value": ["ONLINE"]}
    yield "00081190", {"vr": "UR", "Value": [_place(row, root, level)]}


def _write_value(attribute: QueryAttribute, text: str) -> dict[str, Any]:
    if not text:
        return {}
    if attribute.vr == "PN":
        groups = zip(("Alphabetic", "Ideographic", "Phonetic"), text.split("="))
        return {"Value": [{name: group for name, group in groups if group}]}
    if attribute.vr in {"IS", "US"}:
        return {"Value": [int(text)]}
    return {"Value": text.split("\\")}


def _place(row: dict[str, str], root: str, level: str) -> str:
    place = f"{root}/studies/{row['StudyInstanceUID']}"
    if level in (SERIES, IMAGE):
        place += f"/series/{row['SeriesInstanceUID']}"
    return f"{place}/instances/{row['SOPInstanceUID']}" if level == IMAGE else place
