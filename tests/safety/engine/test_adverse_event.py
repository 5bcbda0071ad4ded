"""The FHIR resource: only elements that R4 knows, cardinalities kept, contained resources referred to."""

from dataclasses import replace
from datetime import date

import pytest

from apps.safety.engine.adverse_event import EventFacts, GivenContrast, build_adverse_event
from tests.safety.engine.builders import NOW

# hl7.org/fhir/R4/adverseevent-dependencies.html
ELEMENTS = {
    "resourceType", "contained", "identifier", "actuality", "category", "event", "subject", "encounter", "date", "detected",
    "recordedDate", "resultingCondition", "location", "seriousness", "severity", "outcome", "recorder", "contributor",
    "suspectEntity", "subjectMedicalHistory", "referenceDocument", "study",
}  # fmt: skip
GIVEN = GivenContrast("Iohexol", "350 mgI/mL", "", "K2609A", date(2028, 3, 31), 69.3, 3.5, "intravenous", NOW)
FACTS = EventFacts(
    7, "urn:r", 3, "urn:m", "M3", "allergic-like", ("Hives",), "moderate", False, "resolved", NOW, NOW, "Zou", "East", "V1", GIVEN
)  # fmt: skip


def code(element):
    return element["coding"][0]["code"]


def test_the_whole_event():
    event = build_adverse_event(FACTS)
    assert set(event) <= ELEMENTS
    assert (event["actuality"], event["event"]["text"]) == ("actual", "allergic-like; Hives")
    assert [code(event[e]) for e in ("seriousness", "severity", "outcome")] == ["non-serious", "moderate", "resolved"]
    bottle, injection = event["contained"]
    assert bottle["batch"] == {"lotNumber": "K2609A", "expirationDate": "2028-03-31"}
    assert "manufacturer" not in bottle
    assert injection["medicationReference"]["reference"] == f"#{bottle['id']}"
    assert event["suspectEntity"] == [{"instance": {"reference": f"#{injection['id']}"}}]
    assert injection["dosage"]["rateQuantity"]["value"] == 3.5


def test_without_an_injection_nothing_is_suspected():
    event = build_adverse_event(replace(FACTS, given=None, encounter="", outcome=""))
    assert {"contained", "suspectEntity", "encounter"}.isdisjoint(event)
    assert code(event["outcome"]) == "unknown"


@pytest.mark.parametrize(
    ("ours", "theirs"), [("sequelae", "resolvedWithSequelae"), ("fatal", "fatal"), ("recovering", "recovering")]
)
def test_outcomes_are_the_required_codes(ours, theirs):
    assert code(build_adverse_event(replace(FACTS, outcome=ours, is_serious=True))["outcome"]) == theirs
