"""The benchmark's reports: `dev` was looked at while rules were tuned, `held` was written before and kept apart."""

from dataclasses import dataclass, field, replace
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Sample:
    """A report as an input line of check_reports, with the faults that were put into it: (category, section, start, end)."""

    id: str
    data: dict
    faults: tuple[tuple[str, str, int, int], ...] = field(default=())

    def change(self, fault: tuple[str, str, int, int], **data) -> "Sample":
        return replace(self, id=f"{self.id}:{fault[0]}", data=self.data | data, faults=(fault,))


def load_reports(part: str, lang: str, *, name: str = "") -> list[Sample]:
    """Clean reports of one part (`dev`, `held`) and language."""
    samples = []
    for block in (HERE / part / f"{name or lang}.txt").read_text(encoding="utf-8").split("\n@")[1:]:
        head, *lines = block.strip().split("\n")
        modality, procedure, body, side, sex, age, contrast, date = head.split("|")
        data = {
            "id": f"{part}-{name or lang}-{len(samples):03d}",
            "lang": lang,
            "modality": modality,
            "procedure": procedure,
            "exam_body_part": body,
            "exam_laterality": side,
            "sex": sex,
            "age": age,
            "exam_date": date,
            "prior": [],
        } | ({"contrast": contrast == "1"} if contrast else {})
        for line in lines:
            mark, _, text = line.partition(":")
            text = text.replace("\\n", "\n")
            if mark == "P":
                day, kind, findings, impression = text.split("|")
                data["prior"].append({"date": day, "modality": kind, "findings": findings, "impression": impression})
            else:
                data["findings" if mark == "F" else "impression"] = text
        samples.append(Sample(data["id"], data))
    return samples
