"""Thirty mistakes of our own: each learner is told something true that leads on."""

import ast
import re
from collections import Counter

import numpy as np
import pytest

from public_tests import apart
from public_tests.checking import check_of
from public_tests.exercises import assignment, assignments
from public_tests.failures import CheckFailed
from teaching.learner_trial import TRIALS
from teaching.reference import define, reference_code, remember_cells

pytestmark = pytest.mark.slow
MOST_LINES = 14
"""Of a message; a longer one is not read."""


@pytest.fixture(autouse=True)
def _all_the_time_it_needs(monkeypatch):
    """On a busy machine the search for the place would be ended."""
    monkeypatch.setattr(apart, "PATIENCE", 120)


def message_for(mistake):
    """What the visible test says."""
    remember_cells(mistake.exercise, mistake.code)
    with np.errstate(all="ignore"), pytest.raises(CheckFailed) as caught:
        check_of(mistake.exercise)(define(mistake.exercise, mistake.code))
    return str(caught.value)


def lines_to_look_at(told):
    """The numbers of all lines that a message points at."""
    places = re.findall(r"look at: lines? ([\d, or]+):", told)
    return {int(number) for place in places for number in re.findall(r"\d+", place)}


@pytest.mark.parametrize(
    "trial", TRIALS, ids=lambda one: f"{one.mistake.exercise}: {one.mistake.name}"
)
def test_the_message_leads_on(trial):
    """It says what it has to, points at no line that is right, is short, and solves nothing."""
    told = message_for(trial.mistake)
    assert [words for words in trial.says if words not in told] == []
    assert lines_to_look_at(told) <= trial.mistake.lines
    assert len(told.splitlines()) <= MOST_LINES
    solution = {line.strip() for line in reference_code(trial.mistake.exercise).splitlines()}
    own = {line.strip() for line in trial.mistake.code.splitlines()}
    assert not [line for line in solution - own if len(line) > 20 and line in told]


def test_all_exercises_have_some():
    """Thirty, eleven of them double; each has to be told something."""
    exercises = {name for one in assignments() for name in assignment(one).EXERCISES}
    counted = Counter(trial.mistake.exercise for trial in TRIALS)
    assert set(counted) == exercises and counted.total() == 30
    assert sum(trial.mistake.compound for trial in TRIALS) == 11
    assert all(trial.says for trial in TRIALS)


def test_five_are_a_chatbots():
    """They have docstrings of their own, and say so in their names."""
    named = [trial.mistake for trial in TRIALS if "chatbot" in trial.mistake.name]
    assert len(named) == 5
    assert all(ast.get_docstring(ast.parse(one.code).body[-1]) for one in named)
