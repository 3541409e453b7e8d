"""Every wrong solution of the bank is refused, every right one gets full marks."""

import numpy as np
import pytest
from conftest import SOURCE, read

from autograder.bank import entries, source
from autograder.markers import without_markers
from public_tests import optimization_methods
from public_tests.failures import CheckFailed

HIDDEN_TESTS = {
    int(cell.id.split("-")[1]): without_markers(cell.source)
    for cell in read(SOURCE).cells
    if cell.id.endswith("-hidden-tests")
}
POINTS = {
    int(cell.id.split("-")[1]): cell.metadata.nbgrader.points
    for cell in read(SOURCE).cells
    if cell.id.endswith("-hidden-tests")
}


@pytest.fixture(autouse=True)
def _short_limit_and_quiet_numpy(monkeypatch):
    monkeypatch.setattr("public_tests.calling.TIME_LIMIT", 2)
    with np.errstate(all="ignore"):
        yield


def passes_visible(entry):
    """Whether an entry passes the test that learners run."""
    try:
        getattr(optimization_methods, f"{entry.exercise}_test")(entry.function)
    except CheckFailed:
        return False
    return True


def passes_hidden(entry):
    """Whether an entry gets all points of the hidden tests, as the source notebook has them."""
    number = optimization_methods.EXERCISES[entry.exercise]
    body, last = HIDDEN_TESTS[number].strip().rsplit("\n", 1)
    names = {entry.exercise: entry.function, "np": np}
    exec(body, names)
    return eval(last, names) == POINTS[number]


@pytest.mark.parametrize("entry", entries(is_right=False), ids=lambda entry: entry.name)
def test_wrong_is_refused(entry):
    """No mistake of the bank gets full marks."""
    assert not (passes_visible(entry) and passes_hidden(entry)), entry.description


@pytest.mark.parametrize("entry", entries(is_right=True), ids=lambda entry: entry.name)
def test_right_is_accepted(entry):
    """No right solution loses a point for its style."""
    assert passes_visible(entry) and passes_hidden(entry), entry.description


@pytest.mark.parametrize("entry", entries(is_right=False), ids=lambda entry: entry.name)
def test_hidden_tests_alone_refuse(entry):
    """The hidden tests are no weaker than the visible ones."""
    assert not passes_hidden(entry), entry.description


def test_source_can_stand_in_a_cell():
    """The text that goes into a notebook defines the exercise's function and nothing else."""
    for entry in entries():
        namespace = {"np": np}
        exec("import math\n" + source(entry), namespace)
        assert callable(namespace[entry.exercise])
