"""A flow in words, for the export and for whoever reads it later."""

import json
from collections.abc import Iterator
from typing import Any

from apps.common.kernel.words import LANGUAGES, load_words, render_code

FLOW_HEADER = ["number", "act", "criterion", "params", "title", "exams_out", "exams_left", "patients_left", *(f"step_{language}" for language in LANGUAGES)]  # fmt: skip


def say_step(step: dict[str, Any], language: str) -> str:
    """What a step of a stored flow does."""
    if step["fixed"]:
        return render_code(f"research.fixed.{step['fixed']}", language)
    made = step["step"]
    if made["act"] == "one_per_patient":
        return render_code(f"research.one.{made['params']['keep']}", language)
    params = {"criterion": render_code(f"research.criterion.{made['criterion']}", language)}
    detail = _say_params(made["criterion"], made["params"], language)
    return render_code(f"research.act.{made['act']}", language, params) + (f": {detail}" if detail else "")


def say_value(criterion: str, value: str, language: str) -> str:
    """A value of a choice; one that has no words of its own, such as an exam type, as it is."""
    return load_words(language).get(f"research.value.{criterion}.{value or 'none'}", value)


def _say_params(criterion: str, params: dict[str, Any], language: str) -> str:
    said = [say_value(criterion, value, language) or "–" for value in params.get("values", ())]
    if said := said or params.get("words"):
        return ("、" if language == "zh-Hans" else ", ").join(said)
    least, most = params.get("least"), params.get("most")
    if least is None and most is None:
        return ""
    return f"{'' if least is None else f'{least:g}'} – {'' if most is None else f'{most:g}'}".strip()


def list_flow_rows(flow: dict[str, Any], *, objected_since: int) -> Iterator[list[Any]]:
    """A line for all that was assessed, one a step, one for who objected between draw and export, one for what is left."""
    yield _line(0, "assessed", flow["n_assessed"], flow["patients_assessed"])
    for step in flow["steps"]:
        made = step["step"] or {"act": step["fixed"], "criterion": "", "params": step["reasons"], "title": ""}
        yield [
            step["number"], made["act"], made["criterion"], json.dumps(made["params"], ensure_ascii=False), made["title"],
            step["n_out"], step["n_left"], step["patients_left"], *(say_step(step, language) for language in LANGUAGES),
        ]  # fmt: skip
    if objected_since:
        yield [
            len(flow["steps"]) + 1,
            "objected_since",
            "",
            "",
            "",
            objected_since,
            flow["n_left"] - objected_since,
            "",
        ] + [render_code("research.fixed.objected_since", language) for language in LANGUAGES]


def _line(number: int, act: str, n_left: int, patients: int) -> list[Any]:
    words = [render_code(f"research.fixed.{act}", language) for language in LANGUAGES]
    return [number, act, "", "", "", "", n_left, patients, *words]
