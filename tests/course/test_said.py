"""What is said about mistakes that others made: the places are true, and the table counts them."""

import re

import pytest

from public_tests.edit import KINDS
from public_tests.exercises import assignments
from teaching.real_mistakes import REAL_MISTAKES
from teaching.strength import score
from teaching.strength.handed_out import handed_out
from teaching.strength.said import is_at, lines_of, said_about, said_table

pytestmark = pytest.mark.slow
FOUND_ELSEWHERE = {
    "last one begins at the rest",  # where the rest is used
    "last one ends where brackets are set wrongly",  # likewise
    "small one first",  # the rest is cut last, if there is none first
}
"""Mistakes that an edit of another line undoes as well."""


@pytest.fixture(scope="module")
def said():
    """What the visible tests say, mistake by mistake."""
    return [said_about(mistake) for mistake in REAL_MISTAKES]


def test_no_place_is_wrong(said):
    """Each that is said is one that a reader would point to, or as good."""
    wrong = {
        one.mistake.name
        for one in said
        for place in one.places
        if not is_at(lines_of(place), one.mistake.lines)
    }
    assert wrong == FOUND_ELSEWHERE


def test_places_are_made_of_their_words_and_ours(said):
    """And of nothing else."""
    for one in said:
        for place in one.places:
            quotes, rest = re.findall("`([^`]*)`", place), re.sub("`[^`]*`", "", place)
            assert quotes and all(words in one.mistake.code for words in quotes)
            assert any(phrase in rest for phrase in KINDS.values())


def test_nothing_is_handed_out(said):
    """No line of a solution, and nothing that an edit put in, though much is put in."""
    assert {one.mistake.name: handed_out(one) for one in said if handed_out(one)} == {}
    assert sum(bool(one.put_in) for one in said) >= 70


def test_most_places_are_found(said):
    """Of what an edit can find, and something is said of four in five."""
    assert sum(bool(one.places) for one in said) >= 80
    assert sum(bool(one.places or one.names or one.known) for one in said) >= 0.8 * len(said)


def test_the_document_holds_the_table(said):
    """Make strength again when what is said has changed."""
    text = score.DOCUMENT.read_text(encoding="utf-8")
    assert score.markdown(said_table(said, assignments())) in text
