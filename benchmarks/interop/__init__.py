"""The doors to the hospital: HL7 v2 and FHIR."""
