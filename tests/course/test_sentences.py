"""What learners read stays short: each sentence, and a message with all that it says."""

import pytest

from public_tests.checking import check_of
from public_tests.edit import KINDS
from public_tests.exercises import assignment, assignments
from public_tests.failures import CheckFailed
from teaching.bank import entries, source
from teaching.reference import define, remember_cells

MOST_WORDS = 160
"""Of a message, numbers and quoted words included."""

MISTAKES = [entry for entry in entries(is_right=False) if entry.mistake]
EXERCISES = [one for name in assignments() for one in assignment(name).EXERCISES.values()]


def words(text):
    """How many there are."""
    return len(text.split())


def message_about(entry):
    """What the visible test says of a wrong solution that stands in a cell; empty if nothing."""
    code = source(entry)
    remember_cells(entry.exercise, code)
    try:
        check_of(entry.exercise)(define(entry.exercise, code))
    except CheckFailed as failure:
        return str(failure)
    return ""


def test_sentences_are_short():
    """A hint is one thought, the name of a mistake a clause, a place a phrase."""
    assert max(words(hint) for one in EXERCISES for hint in one.hints.values()) <= 25
    assert max(words(entry.mistake.says) for entry in MISTAKES) <= 20
    assert max(map(words, KINDS.values())) <= 8


def test_no_slash_stands_alone():
    """JupyterLab takes it for a path, and shows it as a link."""
    said = [hint for one in EXERCISES for hint in one.hints.values()]
    said += [entry.mistake.says for entry in MISTAKES]
    assert not [sentence for sentence in said if "/" in sentence]


@pytest.mark.slow
@pytest.mark.parametrize(
    "entry",
    [one for one in MISTAKES if "corrects_before" in one.name or one.name.endswith("TheBetas")]
    + MISTAKES[::8],
    ids=lambda entry: entry.name,
)
def test_a_message_is_short(entry):
    """The longest too: two places with their lines, beside a name."""
    assert words(message_about(entry)) <= MOST_WORDS
