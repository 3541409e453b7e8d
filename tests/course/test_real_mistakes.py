"""The real mistakes are mistakes, and their places are lines of code."""

import ast
from collections import Counter

import pytest

from public_tests.checking import check_of
from public_tests.exercises import assignments, exercise
from public_tests.failures import CheckFailed
from teaching.real_mistakes import REAL_MISTAKES
from teaching.reference import define, reference


@pytest.mark.parametrize(
    "mistake", REAL_MISTAKES, ids=lambda mistake: f"{mistake.exercise}: {mistake.name}"
)
def test_visible_test_refuses(mistake):
    """What passes would be no mistake, or one of which the learner never hears."""
    with pytest.raises(CheckFailed):
        check_of(mistake.exercise).unexplained(define(mistake.exercise, mistake.code))


@pytest.mark.parametrize("name", sorted({mistake.exercise for mistake in REAL_MISTAKES}))
def test_right_solution_passes(name):
    """So it is the mistake that is refused."""
    check_of(name)(reference(name))


def test_places_are_code():
    """A marked line holds something that runs, and no mark is left in the code."""
    for mistake in REAL_MISTAKES:
        nodes = [node for node in ast.walk(ast.parse(mistake.code)) if hasattr(node, "lineno")]
        assert mistake.lines <= {node.lineno for node in nodes}, mistake.name
        assert "# wrong" not in mistake.code, mistake.name


def test_none_stands_there_twice():
    """Neither under one name nor in the same words."""
    names = Counter((mistake.exercise, mistake.name) for mistake in REAL_MISTAKES)
    trees = Counter(ast.dump(ast.parse(mistake.code)) for mistake in REAL_MISTAKES)
    assert {*names.values(), *trees.values()} == {1}


def test_both_assignments_have_their_share():
    """A rate over a few, or over one assignment, would say little."""
    counted = Counter(exercise(mistake.exercise).assignment for mistake in REAL_MISTAKES)
    assert set(counted) == set(assignments())
    assert counted.total() >= 82 and min(counted.values()) >= 30


def test_some_are_two_mistakes():
    """These are the hardest to name; a mark for both puts a line into both places."""
    compound = [mistake for mistake in REAL_MISTAKES if mistake.compound]
    assert len(compound) >= 15
    assert any(first & second for first, second in (mistake.places for mistake in compound))
