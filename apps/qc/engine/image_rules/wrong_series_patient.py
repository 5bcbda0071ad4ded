"""IMG-MIXED-PATIENTS: a series, or single images, of somebody else or of another study among those of this one."""

from collections import Counter
from collections.abc import Iterable

from apps.qc.engine.identity import read_date, read_sex
from apps.qc.engine.image import ImageCase, ImageInstance
from apps.qc.engine.image_registry import Said, image_rule
from apps.qc.engine.person_names import Likeness, compare_names


@image_rule(
    "IMG-MIXED-PATIENTS",
    category="wrong_series_patient",
    title={"zh-Hans": "混入他人图像", "en": "Images of another patient"},
)
def check_mixed_patients(case: ImageCase) -> Iterable[Said]:
    """The larger part of the images says whose study it is; one finding a series."""
    owner = _find_owner(case)
    for series in case.series:
        for keyword, same in (
            ("PatientID", _is_same_text),
            ("PatientName", _is_same_name),
            ("PatientBirthDate", _is_same_date),
            ("PatientSex", _is_same_sex),
            ("StudyInstanceUID", _is_same_text),
        ):
            usual = owner[keyword]
            odd = [i for i in series.instances if i.text(keyword).strip() and not same(i.text(keyword), usual)]
            if odd:
                said = odd[0].text(keyword)
                yield Said(
                    "mixed_study" if keyword == "StudyInstanceUID" else "mixed_patients",
                    "error",
                    {"said": said, "expected": usual, "n": len(odd)},
                    series,
                    odd[0] if len(odd) < len(series.instances) else None,
                    measured=said,
                    expected=usual,
                )
                break


def _find_owner(case: ImageCase) -> dict[str, str]:
    """By images of the order's own patient ID if any are, else by the greater number."""
    wanted = case.order.patient_id.strip()
    own = [i for i in case.instances if wanted and i.text("PatientID").strip() == wanted] or list(case.instances)
    return {
        k: _most(own, k) for k in ("PatientID", "PatientName", "PatientBirthDate", "PatientSex", "StudyInstanceUID")
    }


def _most(instances: list[ImageInstance], keyword: str) -> str:
    said = Counter(i.text(keyword).strip() for i in instances if i.text(keyword).strip())
    return said.most_common(1)[0][0] if said else ""


def _is_same_text(one: str, other: str) -> bool:
    return one.strip() == other


def _is_same_name(one: str, other: str) -> bool:
    return one == other or compare_names(other, one) is not Likeness.OTHER


def _is_same_date(one: str, other: str) -> bool:
    return read_date(one) == read_date(other) or not read_date(one)


def _is_same_sex(one: str, other: str) -> bool:
    return not (read_sex(one) and read_sex(other)) or read_sex(one) == read_sex(other)
