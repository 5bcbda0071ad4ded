from django.db.models import Q

from apps.directory.public import list_patient_rows
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
    wanted = {"value": value.code}
    if value.system:
        wanted["issuer__in"] = [
            value.system,
            systems.issuer_of(value.system),
            systems.issuer_of(value.system).replace("_", " "),
        ]
    holders = list(_identifiers().filter(**wanted).values_list("patient_id", flat=True)[:200])
    return Q(pk__in=holders)


def _identifiers():
    return list_patient_rows().model.identifiers.rel.related_model.objects


def _by_phone(condition: Condition) -> Q:
    """Whole numbers, found from their end as people say them."""
    return params.any_of(condition.values, lambda v: Q(phone_reversed=v.code[::-1]) if v.code else params.NOTHING)


NAMES = ("name", "name_pinyin", "name_rotated", "name_initials")
KIND = TableKind(
    name="Patient",
    permission="patient.read",
    rows=list_patient_rows,
    write=write,
    params=(
        params.by_id(),
        params.identified("identifier", "a number of the patient, with or without its issuer", _by_number),
        params.string("name", NAMES, "the beginning of the name, of its pinyin or initials"),
        params.string("family", ("family_name",), "the beginning of the family name", modifiers=("exact",)),
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
