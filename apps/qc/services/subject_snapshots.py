from apps.qc.engine.report import ReportSnapshot
from apps.qc.engine.text import detect_language
from apps.qc.models import Subject


def make_subject_snapshot(subject: Subject) -> ReportSnapshot:
    """A signed report as the rules read it; the age is known by its band only, so no rule may rest on it."""
    content = subject.content
    texts = {name: content.get(name, "") for name in ("findings", "impression")}
    lang = detect_language("\n".join(texts.values()), content.get("lang", "zh"))
    contrast = content.get("contrast")
    return ReportSnapshot(
        **texts,
        lang=lang,
        modality=content.get("modality", ""),
        procedure=content.get("exam_names", {}).get("en" if lang == "en" else "zh-Hans", ""),
        exam_body_part=content.get("body_part", ""),
        exam_laterality=content.get("laterality", ""),
        sex=content.get("sex", "") if content.get("sex") in ("M", "F") else "",
        contrast=None if contrast is None else contrast not in ("", "none"),
        exam_date=subject.closed_at.date().isoformat(),
    )
