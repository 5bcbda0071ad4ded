"""A flow speaks the reader's language, its values too."""

import pytest

from apps.research.services.flow_words import say_step, say_value


def step(act: str, criterion: str, **params) -> dict:
    return {"fixed": "", "step": {"act": act, "criterion": criterion, "params": params}}


@pytest.mark.parametrize(("language", "state"), [("zh-Hans", "已取消"), ("en", "Cancelled")])
def test_values_of_a_choice_are_said_in_words(language, state):
    said = say_step(step("exclude", "state", values=["cancelled"]), language)
    assert state.casefold() in said.casefold() and "no_show" not in said


def test_what_has_no_words_of_its_own_stays_as_it_is():
    assert say_value("exam_type", "CT-HEAD", "en") == "CT-HEAD"
    assert say_step(step("include", "request_words", words=["stone", "stent"]), "en").endswith(": stone, stent")
    assert say_step(step("include", "age_years", least=18, most=None), "en").endswith(": 18 –")
