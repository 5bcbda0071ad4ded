"""Codes that patients type."""

from hypothesis import given
from hypothesis import strategies as st

from apps.reporting.engine.codes import ALPHABET, LENGTH, make_code, read_code, show_code


def test_it_is_read_as_people_type_it():
    code = make_code()
    assert read_code(f" {show_code(code).lower().replace('-', ' ')} ") == code


def test_two_codes_differ():
    assert make_code() != make_code()


@given(st.integers(0, LENGTH), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_found(place, letter):
    code = make_code()
    wrong = code[:place] + letter + code[place + 1 :]
    assert read_code(wrong) == (code if wrong == code else None)


@given(st.integers(0, LENGTH - 2))
def test_two_swapped_letters_are_found(place):
    code = make_code()
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert read_code(wrong) == (code if wrong == code else None)


@given(st.text(max_size=40))
def test_anything_typed_is_read_or_refused(text):
    assert read_code(text) is None or len(read_code(text)) == LENGTH + 1
