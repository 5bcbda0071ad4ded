import re

from django.db.models import Q

from apps.directory.public import fold_name, list_patient_rows
from apps.interop.engine.fhir import systems
from apps.interop.engine.fhir.datatypes import Json, coding, concept, day, identifier, make_resource, reference
from apps.interop.engine.fhir.search import Condition, Token
from apps.interop.selectors.fhir import params
from apps.interop.selectors.fhir.base import Caller, TableKind


def write(row, caller: Caller) -> Json:
    latin = row.name_latin.split("^")
    return make_resource(
        "Patient",
        row.pk,
        updated=row.updated_at,
        version=row.version,
        identifier=[
            identifier(systems.system_of(i.issuer), i.value, kind=concept(coding(systems.IDENTIFIER_TYPE, i.type)))
            for i in row.identifiers.all()
        ],
        active=row.merged_into_id is None,
        name=[
            {"use": "official", "text": row.name, "family": row.family_name, "given": [row.given_name]},
            {"use": "usual", "text": " ".join(latin[::-1]).strip(), "family": latin[0], "given": latin[1:2]}
            if row.name_latin
            else None,
        ],
        telecom=[{"system": "phone", "value": row.phone} if row.phone else None],
        gender=systems.GENDERS.get(row.sex, "unknown"),
        birthDate=day(row.birth_date),
        deceasedBoolean=True if row.is_deceased else None,
        address=[{"text": row.address} if row.address else None],
        communication=[{"language": {"text": row.language}, "preferred": True} if row.language else None],
        link=[{"other": reference("Patient", row.merged_into_id), "type": "replaced-by"}]
        if row.merged_into_id
        else None,
    )


def _by_number(value: Token) -> Q:
    rows = _identifiers().filter(params.issued_by("issuer", value), value=value.code)
    return Q(pk__in=list(rows.values_list("patient_id", flat=True)[:200]))


def _identifiers():
    return list_patient_rows().model.identifiers.rel.related_model.objects


def _by_phone(condition: Condition) -> Q:
    """Whole numbers, found from their end as people say them."""
    return params.any_of(condition.values, lambda v: Q(phone_reversed=v.code[::-1]) if v.code else params.NOTHING)


KEYS = ("name_pinyin", "name_rotated", "name_initials")
ACCENTED = r"[\u00c0-\u024f]"


def _by_name(condition: Condition) -> Q:
    """By the beginning of the name as it is written, or of one of its keys, which know neither case nor accents."""
    how = {"exact": "exact", "contains": "contains", "": "startswith"}[condition.modifier]

    def ask(text: str) -> Q:
        written, key = Q(**{f"name__{how}": text}), fold_name(text)
        if condition.modifier == "exact" or not key:
            return written
        return params.any_of(KEYS, lambda column: Q(**{f"{column}__{how}": key})) | written

    return params.any_of(condition.values, ask)


def _by_part(column: str, key_column: str, latin: str):
    """By the beginning of the family or given name. An index finds the key; the written part says whether it is that part and not more,
    which of one with accents the key alone says. `latin` is what stands before it in Family^Given."""

    def ask_one(text: str, modifier: str) -> Q:
        key = fold_name(text)
        if modifier == "exact":
            return Q(**{column: text})
        if not key:
            return Q(**{f"{column}__startswith": text})
        written = Q(**{f"{column}__istartswith": text}) | Q(name_latin__iregex=f"{latin}{re.escape(text)}")
        return Q(**{f"{key_column}__startswith": key}) & (written | Q(**{f"{column}__regex": ACCENTED}))

    return lambda condition: params.any_of(condition.values, lambda text: ask_one(text, condition.modifier))


KIND = TableKind(
    name="Patient",
    permission="patient.read",
    rows=list_patient_rows,
    write=write,
    params=(
        params.by_id(),
        params.identified("identifier", "a number of the patient, with or without its issuer", _by_number),
        params.Param(
            "name",
            "string",
            "the beginning of the name, of its pinyin or initials",
            modifiers=("exact",),
            ask=_by_name,
            is_selective=True,
        ),
        params.Param(
            "family",
            "string",
            "the beginning of the family name",
            modifiers=("exact",),
            ask=_by_part("family_name", "name_pinyin", "^"),
            is_selective=True,
        ),
        params.Param(
            "given",
            "string",
            "the beginning of the given name",
            modifiers=("exact",),
            ask=_by_part("given_name", "name_rotated", r"\^"),
            is_selective=True,
        ),
        params.whole_date("birthdate", "birth_date", "date of birth"),
        params.token(
            "gender", "sex", "male, female, other, unknown", table={v: [k] for k, v in systems.GENDERS.items()}
        ),
        params.Param("phone", "token", "the whole phone number", modifiers=(), ask=_by_phone, is_selective=True),
        params.chosen(
            "active", "false: merged into another", {"true": Q(merged_into=None), "false": ~Q(merged_into=None)}
        ),
        params.date("_lastUpdated", "updated_at", "last change of the record", sorts_by="-_lastUpdated"),
    ),
    sorts={"_lastUpdated": "updated_at"},
    patient=lambda row: row.pk,
)
