"""A report on its way. A signed text never changes in place: an amendment is another version."""

from enum import StrEnum

from apps.common.kernel.lifecycle import Lifecycle


class ReportState(StrEnum):
    DRAFT = "draft"
    PRELIMINARY = "preliminary"
    FINAL = "final"
    AMENDING = "amending"


class VersionKind(StrEnum):
    PRELIMINARY = "preliminary"
    FINAL = "final"
    ADDENDUM = "addendum"
    AMENDMENT = "amendment"


S = ReportState
LIFECYCLE = Lifecycle(
    {
        (S.DRAFT, "sign_preliminary"): (S.PRELIMINARY, "a resident hands it over for the second signature"),
        (S.DRAFT, "sign"): (S.FINAL, "verified by one who may sign"),
        (S.PRELIMINARY, "sign_preliminary"): (S.PRELIMINARY, "handed over again after changes"),
        (S.PRELIMINARY, "sign"): (S.FINAL, "the second signature"),
        (S.FINAL, "amend"): (S.AMENDING, "a correction or an addendum is begun, with its reason"),
        (S.AMENDING, "sign"): (S.FINAL, "the new version is verified"),
        (S.AMENDING, "discard"): (S.FINAL, "the version that stands is right after all"),
    },
    refusal="reporting.report_state",
)

# FHIR DiagnosticReport.status of the version that stands.
FHIR_STATUS = {
    VersionKind.PRELIMINARY: "preliminary",
    VersionKind.FINAL: "final",
    VersionKind.ADDENDUM: "appended",
    VersionKind.AMENDMENT: "amended",
}
