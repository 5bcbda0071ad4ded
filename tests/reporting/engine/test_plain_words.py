"""Explained words: the sentence stays as it was, each word is told once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.reporting.engine.plain_words import BRACKETS, explain_words, load_glossary


@pytest.mark.parametrize(
    ("_case", "lang", "text", "words"),
    [
        ("a word", "zh", "右肺上叶结节。", ["结节"]),
        ("the longer word wins", "zh", "左肺磨玻璃结节", ["磨玻璃结节"]),
        ("said twice, told once", "zh", "肝囊肿，肾囊肿", ["囊肿"]),
        ("none", "zh", "未见明显异常", []),
        ("whole words only", "en", "Massive heart, no mass.", ["mass"]),
        ("plural", "en", "Multiple cysts and a cyst.", ["cyst"]),
        ("capitals", "en", "Pleural Effusion", ["pleural effusion"]),
    ],
)
def test_which_words_are_told(_case, lang, text, words):
    said = explain_words(text, lang)
    assert [word for word, plain in load_glossary(lang).items() if plain.join(BRACKETS[lang]) in said] == words


@given(st.lists(st.sampled_from(["右肺", "结节", "磨玻璃影", "。", "未见", "囊肿", "mass", " "]), max_size=12))
def test_without_the_brackets_it_is_the_original(parts):
    text = "".join(parts)
    assert re.sub("（[^（）]*）", "", explain_words(text, "zh")) == text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_explanation_holds_a_bracket_of_its_own(lang):
    assert [word for word, plain in load_glossary(lang).items() if set(plain) & set("（）()")] == []
