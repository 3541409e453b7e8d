"""What is said about mistakes that others made: the places are true, and the table counts them."""

import re

import pytest

from public_tests.exercises import assignments
from teaching.real_mistakes import REAL_MISTAKES
from teaching.strength import score
from teaching.strength.said import said_about, said_table

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


def lines_of(place):
    """The lines of a place, and whether all of them are meant or any."""
    numbers = re.match(r"lines? ([\d, or]+):", place)[1]
    return {int(one) for one in re.findall(r"\d+", numbers)}, " or " not in numbers


def is_true(place, mistake):
    """Whether a reader would point there too."""
    lines, all_of_them = lines_of(place)
    return lines <= mistake.lines if all_of_them else bool(lines & mistake.lines)


def test_no_place_is_wrong(said):
    """Each that is said is one that a reader would point to, or as good."""
    wrong = {
        one.mistake.name for one in said for place in one.places if not is_true(place, one.mistake)
    }
    assert wrong == FOUND_ELSEWHERE


def test_most_places_are_found(said):
    """Of what an edit can find, and something is said of four in five."""
    assert sum(bool(one.places) for one in said) >= 80
    assert sum(bool(one.places) or one.named or one.known for one in said) >= 0.8 * len(said)


def test_the_document_holds_the_table(said):
    """Make strength again when what is said has changed."""
    text = score.DOCUMENT.read_text(encoding="utf-8")
    assert score.markdown(said_table(said, assignments())) in text
