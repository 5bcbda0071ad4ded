"""What the rows of a group comparison share: policies, names of exams, CTDIvol of their irradiations."""

from dataclasses import dataclass

from django.db.models import QuerySet

from apps.common.policy import Policy, find_policy, get_policy
from apps.directory.public import list_exam_types
from apps.imaging.models import DoseRecord
from apps.imaging.selectors.dose import list_group_ctdivol


@dataclass(frozen=True)
class Known:
    policy: Policy
    levels: Policy | None
    names: dict[str, dict[str, str]]
    ctdivol: dict[tuple[str, str, str], tuple[int, float, float]]

    @property
    def policy_version(self) -> str:
        return " ".join(p.label for p in (self.policy, self.levels) if p)


def load_known(records: QuerySet[DoseRecord]) -> Known:
    policy = get_policy("imaging.dose")
    standard = records.filter(is_standard=True).exclude(exam_code="")
    names = {row.code: row.names for row in list_exam_types()}
    return Known(policy, find_policy(policy.payload["drl_policy"]), names, list_group_ctdivol(standard))
