"""Addresses of code systems and value tables of FHIR R4 (4.0.1). Own codes have addresses of our own; others stand in the source named."""

from typing import Final

# HL7 Terminology, as named in the R4 definitions of the elements that use them
ACT_CODE: Final = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
IDENTIFIER_TYPE: Final = "http://terminology.hl7.org/CodeSystem/v2-0203"
OBSERVATION_CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/observation-category"
ALLERGY_CLINICAL: Final = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"
ALLERGY_VERIFICATION: Final = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification"
EVENT_SERIOUSNESS: Final = "http://terminology.hl7.org/CodeSystem/adverse-event-seriousness"
EVENT_SEVERITY: Final = "http://terminology.hl7.org/CodeSystem/adverse-event-severity"
EVENT_OUTCOME: Final = "http://terminology.hl7.org/CodeSystem/adverse-event-outcome"
AUDIT_TYPE: Final = "http://terminology.hl7.org/CodeSystem/audit-event-type"
AUDIT_SOURCE: Final = "http://terminology.hl7.org/CodeSystem/security-source-type"
DIAGNOSTIC_SECTION: Final = "http://terminology.hl7.org/CodeSystem/v2-0074"
ENDPOINT_TYPE: Final = "http://terminology.hl7.org/CodeSystem/endpoint-connection-type"
SEARCH_MODE_SERVICE: Final = "http://terminology.hl7.org/CodeSystem/restful-security-service"

LOINC: Final = "http://loinc.org"
UCUM: Final = "http://unitsofmeasure.org"
DCM: Final = "http://dicom.nema.org/resources/ontology/DCM"
DICOM_UID: Final = "urn:dicom:uid"

# Ours
EXAM_TYPE: Final = "urn:radflow:exam-type"
MODALITY: Final = DCM
PRIORITY: Final = "urn:radflow:priority"
LATERALITY: Final = "urn:radflow:laterality"
LAB: Final = "urn:radflow:lab"
DOSE: Final = "urn:radflow:dose"
RECIST: Final = "urn:radflow:recist"
SUBSTANCE: Final = "urn:radflow:substance"
REACTION: Final = "urn:radflow:reaction"
DEVICE: Final = "urn:radflow:device"
CHANNEL: Final = "urn:radflow:channel"
RESOURCE: Final = "urn:radflow:resource"
SITE: Final = "urn:radflow:site"
ACT: Final = "urn:radflow:audit-action"
ACCOUNT: Final = "urn:radflow:account"
ISSUER: Final = "urn:radflow:issuer:"

GENDERS: Final = {"M": "male", "F": "female", "O": "other", "U": "unknown"}
CLASSES: Final = {"outpatient": "AMB", "inpatient": "IMP", "emergency": "EMER", "checkup": "AMB"}


def system_of(issuer: str) -> str:
    """Where an issuer names its numbers by an address (URI or OID), that; else one of ours around its name."""
    return issuer if issuer.startswith(("urn:", "http://", "https://")) else ISSUER + issuer.replace(" ", "_")


def issuer_of(system: str) -> str:
    return system.removeprefix(ISSUER)


def issuers_of(system: str) -> list[str]:
    """The names under which the issuer may stand in our rows."""
    return [system, issuer_of(system), issuer_of(system).replace("_", " ")]
