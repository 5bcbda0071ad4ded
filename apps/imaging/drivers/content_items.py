"""Content items that the documents we make share: PS3.3 C.17.3, observers as of PS3.16 TID 1002."""

from collections.abc import Iterable

from pydicom.dataset import Dataset

from apps.imaging.drivers.own_header import make_code

Code = tuple[str, str, str]
PERSON: Code = ("121006", "DCM", "Person")
OBSERVER_TYPE: Code = ("121005", "DCM", "Observer Type")
OBSERVER_NAME: Code = ("121008", "DCM", "Person Observer Name")


def make_template(number: str) -> Dataset:
    item = Dataset()
    item.MappingResource, item.TemplateIdentifier = "DCMR", number
    return item


def make_item(relation: str, kind: str, concept: Code | None = None) -> Dataset:
    item = Dataset()
    item.RelationshipType, item.ValueType = relation, kind
    if concept:
        item.ConceptNameCodeSequence = [make_code(*concept)]
    return item


def make_coded_item(relation: str, concept: Code, value: Code) -> Dataset:
    item = make_item(relation, "CODE", concept)
    item.ConceptCodeSequence = [make_code(*value)]
    return item


def tell_observer(name: str) -> Iterable[Dataset]:
    """A person with a name."""
    person = make_item("HAS OBS CONTEXT", "PNAME", OBSERVER_NAME)
    person.PersonName = name
    return make_coded_item("HAS OBS CONTEXT", OBSERVER_TYPE, PERSON), person
