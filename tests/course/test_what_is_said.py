"""What is said of two mistakes at once, a sample; and how what is said is judged."""

import dataclasses

import pytest

from teaching.bank import source
from teaching.real_mistakes.marked import WrongCode
from teaching.reference import reference_code
from teaching.strength import score
from teaching.strength.handed_out import handed_out, missed_by_the_messages
from teaching.strength.pairs import TOLD, is_false, missed_by_the_pairs, pairs, said_of
from teaching.strength.placed import (
    as_good,
    is_elsewhere,
    is_placed,
    missed_by_the_places,
    out_of_date,
)
from teaching.strength.said import Said, said_about

pytestmark = pytest.mark.slow
MOMENTUM = "update_parameters_with_momentum"
EVERY = 8
"""One of how many pairs is tried here; `make strength` tries all."""


@pytest.fixture(scope="module")
def drawn():
    """The pairs of mistakes."""
    return pairs()


@pytest.fixture(scope="module")
def of_pairs(drawn):
    """What is said of some."""
    return [said_about(pair.wrong) for pair in drawn[::EVERY]]


def test_nothing_false_is_said_of_pairs(drawn, of_pairs):
    """Of most something true, of some all."""
    some = drawn[::EVERY]
    assert missed_by_the_pairs(some, of_pairs, as_good("pairs")) == []
    assert 2 in [said_of(*one) for one in zip(some, of_pairs, strict=True)]


def test_nothing_is_handed_out(of_pairs):
    """Though the searches found what should stand there."""
    assert missed_by_the_messages(of_pairs) == []
    assert any(one.put_in for one in of_pairs)


def test_document_keeps_the_bound_of_the_pairs(drawn):
    """Nothing is said that is of neither mistake, but what is listed."""
    sums = score.sums_in_the_document("Two mistakes at once")
    assert int(sums["pairs"]) == len(drawn) >= 200
    assert int(sums["something else said"]) == len(as_good("pairs"))
    assert int(sums["both said"]) + int(sums["one said"]) >= TOLD * len(drawn)
    assert as_good("pairs").keys() <= {pair.wrong.name for pair in drawn}


# --- what is counted, on cases made up for it -----------------------------------------------------


def _momentum(old, new):
    """A wrong solution, and the line in which it is."""
    code = reference_code(MOMENTUM)
    changed = code.replace(old, new)
    line = code[: code.index(old)].count("\n") + 1
    return WrongCode(MOMENTUM, "of this test", changed, (frozenset([line]),))


@pytest.fixture(scope="module")
def added():
    """What is said of a gradient that is added in a step."""
    return said_about(_momentum('W{l}"] - learning_rate', 'W{l}"] + learning_rate'))


def test_said_of_a_sign(added):
    """The message, the place, and what was put in for it, which is not shown."""
    assert is_placed(added) and not is_elsewhere(added) and added.places[0] in added.message
    assert any(" - learning_rate * v[" in code for code in added.put_in)
    assert handed_out(added) == []


@pytest.mark.parametrize("wrong", ["line 1: a", "lines 33, 1: a, b", "line 1 or 2: a or b"])
def test_elsewhere(added, wrong):
    """Each place counts, and each line of it unless any is meant."""
    said = dataclasses.replace(added, places=(*added.places, wrong))
    assert is_elsewhere(said)
    told = missed_by_the_places([said], {})
    assert told[0].startswith("shown elsewhere: of this test") and len(told) == 3
    assert len(missed_by_the_places([said], {"of this test": "a reason"})) == 2


def test_a_line_that_raised_counts_if_no_place_is_told(added):
    """The message shows it."""
    (line,) = added.mistake.lines
    assert not is_placed(dataclasses.replace(added, places=()))
    assert not is_elsewhere(dataclasses.replace(added, places=(), line=line))
    assert is_elsewhere(dataclasses.replace(added, places=(), line=1))


def test_a_listed_mutant_that_is_not_elsewhere_any_more():
    """The file is to be brought up to date."""
    (told,) = out_of_date({"one": "a reason", "another": "a reason"}, {"one"})
    assert told.endswith("another")


def test_a_line_of_the_solution_is_found(added):
    """Whole, or what stands behind its equals sign, whatever the blanks."""
    for shown in (
        'parameters[f"W{l}"] = parameters[f"W{l}"]-learning_rate * v[f"dW{l}"]',
        "parameters[f'W{l}'] - learning_rate * v[f'dW{l}']",
    ):
        said = dataclasses.replace(added, message=f"hint: write {shown}.", put_in=())
        assert handed_out(said)
        assert missed_by_the_messages([said])[0].startswith(
            "of this test is told parameters[fW{l}]"
        )


def test_an_edit_is_found(added):
    """What was put in, unless the learner wrote it."""
    assert handed_out(
        dataclasses.replace(added, message="try `3 * rate(v)`", put_in=("3*rate(v)",))
    )
    own = 'v[f"db{l}"] = beta'
    assert not handed_out(dataclasses.replace(added, message=f"look at {own}", put_in=(own,)))


def test_pairs_are_two_mistakes_of_the_bank(drawn):
    """No two are the same, and the lines of both are code."""
    assert len({pair.wrong.name for pair in drawn}) == len(drawn)
    for pair in drawn:
        first, second = pair.wrong.places
        assert first.isdisjoint(second) and first | second
        assert max(first | second) <= len(pair.wrong.code.splitlines())


def test_lines_of_a_pair_are_where_its_mistakes_differ(drawn):
    """They stand in the bank's own solution too."""
    pair = next(pair for pair in drawn if all(pair.wrong.places))
    lines = pair.wrong.code.splitlines()
    for entry, numbers in zip(pair.entries, pair.wrong.places, strict=True):
        assert {lines[number - 1] for number in numbers} <= set(source(entry).splitlines())


def test_said_of_a_pair(drawn):
    """A name or a place of either counts; one of neither is false."""
    pair = next(pair for pair in drawn if all(pair.wrong.places))
    ids = [entry.mistake.id for entry in pair.entries]
    line = min(pair.wrong.places[1])
    by_name = Said(pair.wrong, "no", (ids[0],), recognized=True)
    both = dataclasses.replace(by_name, places=(f"line {line}: here",))
    other = dataclasses.replace(by_name, names=("another",))
    far = dataclasses.replace(both, places=("line 999: here",))
    assert [said_of(pair, one) for one in (by_name, both, other, far)] == [1, 2, 0, 1]
    assert [is_false(pair, one) for one in (by_name, both, other, far)] == [
        False,
        False,
        True,
        True,
    ]
    assert missed_by_the_pairs([pair], [other], {})[0].startswith("said of a pair: ")
    (too_little,) = missed_by_the_pairs([pair], [other], {pair.wrong.name: "a reason"})
    assert too_little == "only of 0 of 1 pairs something true is said"
    assert missed_by_the_pairs([pair], [both], {}) == []
