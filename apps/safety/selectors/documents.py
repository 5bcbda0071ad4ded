"""The texts that a patient signs: the consent of the exam's contrast, and the answers as they stand."""

from dataclasses import dataclass

from apps.common.kernel.words import render_code
from apps.safety.engine.facts import AnswerValue
from apps.safety.engine.forms import list_asked
from apps.safety.selectors.cases import LoadedCase
from apps.safety.selectors.rules import get_rules


@dataclass(frozen=True)
class Document:
    """`label` is the version that is signed."""

    about: str
    label: str
    title: str
    text: str


def list_documents(loaded: LoadedCase, *, language: str) -> list[Document]:
    found = [find_document(loaded, about, language=language) for about in ("screening", "consent")]
    return [document for document in found if document]


def find_document(loaded: LoadedCase, about: str, *, language: str) -> Document | None:
    return _make_answers(loaded, language) if about == "screening" else _make_consent(loaded, language)


def _make_consent(loaded: LoadedCase, language: str) -> Document | None:
    rules = get_rules("consent", site_id=loaded.exam.site_id)
    row = rules.payload["texts"].get(loaded.case.contrast)
    return row and Document("consent", rules.label, row["names"][language], row["text"][language])


def _make_answers(loaded: LoadedCase, language: str) -> Document | None:
    """The questions with their answers, word for word; what is open is said to be open."""
    case = loaded.case
    if case.form is None:
        return None
    lines = []
    for item in list_asked(case.form, sex=case.sex, age_years=case.age_years, answers=case.answers):
        answer = case.answers.get(item.code)
        said = render_code(f"safety.said_{answer.value if answer else AnswerValue.UNANSWERED}", language)
        lines.append(f"{item.text[language]} {said}{f' ({answer.detail})' if answer and answer.detail else ''}")
    return Document("screening", case.form.label, case.form.names[language], "\n".join(lines))
