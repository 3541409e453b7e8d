"""Every wrong solution of the bank is refused, every right one gets full marks."""

import numpy as np
import pytest

from public_tests.exercises import assignments, exercise
from teaching.bank import entries, source
from teaching.strength import score
from teaching.strength.judging import judge


@pytest.mark.parametrize("entry", entries(is_right=False), ids=lambda entry: entry.name)
def test_wrong_is_refused(entry):
    """No mistake of the bank gets full marks."""
    assert judge(entry).refused


@pytest.mark.parametrize("entry", entries(is_right=True), ids=lambda entry: entry.name)
def test_right_is_accepted(entry):
    """No right solution loses a point for its style."""
    assert not judge(entry).refused, entry.description


@pytest.mark.parametrize("entry", entries(is_right=False), ids=lambda entry: entry.name)
def test_hidden_tests_alone_refuse(entry):
    """The hidden tests are no weaker than the visible ones."""
    assert judge(entry).hidden


@pytest.mark.slow
def test_source_can_stand_in_a_cell():
    """The text that goes into a notebook defines what the exercise asks for."""
    for entry in entries():
        namespace = {"np": np}
        exec("import math\n" + source(entry), namespace)
        assert callable(namespace[exercise(entry.exercise).written])


def test_bounds():
    """None named wrongly, and most rightly."""
    assert not score.missed_by_the_bank([judge(entry) for entry in entries()])


def test_document_holds_the_table():
    """Make strength again when the bank or a test has changed."""
    judged, text = [judge(e) for e in entries()], score.DOCUMENT.read_text(encoding="utf-8")
    for name in assignments():
        assert score.markdown(score.bank_table(judged, name)) in text


def test_the_bank_is_large():
    """As many wrong and right ones as the tests need to be measured by."""
    assert len(entries(is_right=False)) >= 100
    assert len(entries(is_right=True)) >= 52
