from apps.common.kernel import clock
from apps.qc.public import ReportSnapshot, detect_language
from apps.reporting.selectors.priors import list_prior_reports
from apps.workflow.public import ExamFacts


def make_snapshot(texts: dict[str, str], exams: list[ExamFacts], *, lang: str) -> ReportSnapshot:
    """What the report rules may know; a fact on which two exams differ is unknown. The text's own language beats `lang`."""

    def same(values: list[str]) -> str:
        return values[0] if len(set(values)) == 1 else ""

    patient = exams[0].patient
    lang = detect_language(f"{texts.get('findings', '')}\n{texts.get('impression', '')}", lang)
    name_key = "en" if lang == "en" else "zh-Hans"
    return ReportSnapshot(
        findings=texts.get("findings", ""),
        impression=texts.get("impression", ""),
        lang=lang,
        modality=same([exam.modality for exam in exams]),
        procedure=same([exam.exam_type_names.get(name_key, "") for exam in exams]),
        exam_body_part=same([exam.body_part for exam in exams]),
        exam_laterality=same([exam.laterality for exam in exams]),
        sex=patient.sex if patient.sex in ("M", "F") else "",
        age=make_age(patient.birth_date),
        contrast=exams[0].contrast not in ("", "none") if len({exam.contrast for exam in exams}) == 1 else None,
        exam_date=clock.now().date().isoformat(),
        prior=list_prior_reports(exams),
    )


def make_age(born) -> str:
    """DICOM AS of today: years from two on, else months, else days; empty when the birth date is unknown."""
    if born is None:
        return ""
    today = clock.now().date()
    days = max(0, (today - born).days)
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if years >= 2:
        return f"{years}Y"
    return f"{days // 30}M" if days >= 60 else f"{days}D"
