"""Mutants of the reference solutions are refused, all but the equivalents; the command says so."""

import dataclasses

import numpy as np
import pytest

from public_tests import calling
from public_tests.exercises import assignment, assignments
from public_tests.failures import Mistake
from teaching.bank import Entry, entries
from teaching.real_mistakes import REAL_MISTAKES
from teaching.reference import reference
from teaching.strength import messages as said
from teaching.strength import mutants, score
from teaching.strength.handed_out import missed_by_the_messages
from teaching.strength.judging import Judged, Refusal, judge
from teaching.strength.placed import AT, ELSEWHERE, as_good, missed_by_the_places
from teaching.strength.said import said_about

EXERCISES = [name for a in assignments() for name in assignment(a).EXERCISES]
EVERY = 29
PLACES = "Where the change of a mutant is seen"


@pytest.fixture(scope="module")
def made():
    """All mutants."""
    return [mutant for exercise in EXERCISES for mutant in mutants.mutants(exercise)]


@pytest.fixture(scope="module")
def judged(made):
    """What the tests say of them."""
    return [judge(mutant) for mutant in made]


def test_mutants_of_every_exercise(made):
    """Hundreds, none twice, and none of them the solution itself."""
    assert {mutant.exercise for mutant in made} == set(EXERCISES)
    assert len({mutant.name for mutant in made}) == len(made) > 500


def test_the_same_mutants_every_time(made):
    """Nothing in them is left to chance."""
    again = mutants.mutants("schedule_lr_decay")
    assert [m.name for m in again] == [m.name for m in made if m.exercise == "schedule_lr_decay"]


def test_every_mutant_is_refused(made, judged):
    """But for the equivalents, and those are not."""
    assert not score.missed_by_the_mutants(judged, mutants.equivalents(made))


def test_document_holds_the_table(made, judged):
    """Make strength again when a solution or a test has changed."""
    reasons = mutants.equivalents(made)
    text = score.DOCUMENT.read_text(encoding="utf-8")
    for name in assignments():
        assert score.markdown(score.mutant_table(judged, name, reasons)) in text
    assert score.reasons_in_words(reasons) in text


@pytest.fixture(scope="module")
def of_some(made):
    """What is said of one in many of those that are to be refused; `make strength` tries all."""
    set_aside = mutants.equivalents(made)
    tried = [mutant for mutant in made if mutant.name not in set_aside][::EVERY]
    return [said_about(mutant.marked) for mutant in tried]


def test_mutants_are_shown_at_their_statement(of_some):
    """Most; and none elsewhere, but where a person found it as good."""
    assert len(of_some) >= 60
    assert missed_by_the_places(of_some, as_good("mutants")) == []


def test_nothing_is_handed_out(of_some):
    """Though the searches found what should stand there."""
    assert missed_by_the_messages(of_some) == []
    assert sum(bool(one.put_in) for one in of_some) >= 0.5 * len(of_some)


def test_the_statement_of_a_change(made):
    """All lines of a long one, since a place names the first; the head of a loop, not its body."""
    of_adam = [one for one in made if one.exercise == "update_parameters_with_adam"]
    assert {one.marked.lines for one in of_adam if one.number == 54} == {frozenset({53, 54, 55})}
    of_momentum = [one for one in made if one.exercise == "momentum_run"]
    assert {one.marked.lines for one in of_momentum if one.number == 20} == {frozenset({20})}


def test_document_keeps_the_bounds_of_the_places(made, judged):
    """It counts all of them."""
    sums, listed = score.sums_in_the_document(PLACES), as_good("mutants")
    assert int(sums["refused"]) == sum(bool(j.visible) for j in judged)
    assert int(sums["at the changed statement"]) >= AT * int(sums["refused"])
    assert len(listed) == int(sums["elsewhere"]) <= ELSEWHERE * int(sums["refused"])
    assert listed.keys() <= {mutant.name for mutant in made}


def test_equivalent_that_is_no_mutant_any_more(made):
    """The file is to be brought up to date."""
    with pytest.raises(LookupError, match="names what is no mutant: random_mini_batches"):
        mutants.equivalents([m for m in made if m.exercise != "random_mini_batches"])


def _entry(says=None, is_right=False):
    mistake = Mistake(says, says) if says else None
    return Entry("update_lr", reference("update_lr"), is_right, mistake, "of this test")


def _judged(*mistakes, says=None):
    named = tuple(Mistake(sentence, sentence) for sentence in mistakes)
    return Judged(_entry(says), Refusal("learning_rate is not right.\n  got: 1", named), None)


def test_named_rightly():
    """Among others, if others give the same result."""
    judged = _judged("the epoch is left out", "no decay", says="no decay")
    assert judged.named_rightly and not judged.named_wrongly


@pytest.mark.parametrize("says", ["no decay", None])
def test_named_wrongly(says):
    """Told a mistake that was not made."""
    judged = _judged("the epoch is left out", says=says)
    assert judged.named_wrongly and not judged.named_rightly
    assert "named wrongly: the epoch is left out" in score.missed_by_the_bank([judged])[0]


def test_bounds_that_are_missed():
    """Each is told."""
    passes = dataclasses.replace(_judged(), visible=None)
    refused = dataclasses.replace(_judged(), solution=_entry(is_right=True))
    assert score.missed_by_the_bank([passes, refused]) == [
        "update_lr is wrong and not refused",
        "update_lr is right and refused: learning_rate is not right.",
        "only 0 of 1 mistakes are named",
    ]


def test_mutants_that_are_missed(made):
    """One that passes, and an equivalent that does not."""
    passes, refused = Judged(made[0], None, None), Judged(made[1], Refusal("no", ()), None)
    assert score.missed_by_the_mutants([passes, refused], {made[1].name: "a reason"}) == [
        f"mutant not refused: {made[0].name}",
        f"set aside as equivalent, but refused: {made[1].name}",
    ]


def test_judging_leaves_things_as_they_were():
    """The limit on a call, numpy's warnings, and what is printed."""
    before = calling.TIME_LIMIT, np.geterr()
    judge(entries("update_lr", is_right=False)[0])
    assert (calling.TIME_LIMIT, np.geterr()) == before


@pytest.fixture
def small(made, tmp_path, monkeypatch):
    """The command with a right entry, a mutant, and a document of its own."""
    document = tmp_path / "strength.md"
    document.write_text("Before.\n<!-- table: begin -->\nold\n<!-- table: end -->\nAfter.\n")
    monkeypatch.setattr(score, "DOCUMENT", document)
    monkeypatch.setattr(score, "entries", lambda: entries("update_lr", is_right=True)[:1])
    monkeypatch.setattr(score, "mutants", lambda exercise: made[:1] * (exercise == "update_lr"))
    monkeypatch.setattr(score, "equivalents", lambda made: {})
    monkeypatch.setattr(said, "entries", lambda is_right: [])
    monkeypatch.setattr(said, "pairs", lambda: [])
    monkeypatch.setattr(said, "REAL_MISTAKES", REAL_MISTAKES[:1])
    monkeypatch.setattr(said, "as_good", lambda kind: {})
    return document


def test_command(small, capsys):
    """It prints tables, and writes them between the marks."""
    assert score.main([]) == 0
    out = capsys.readouterr().out
    assert "the bank" in out and "update_lr" in out
    text = small.read_text(encoding="utf-8")
    assert text.startswith("Before.\n") and text.endswith("After.\n") and "old" not in text
    assert "| 7 `update_lr` | 0 | 0 |" in text


def test_command_when_a_bound_is_missed(small, monkeypatch, capsys):
    """Exit code 1, and a sentence that says which."""
    monkeypatch.setattr(score, "entries", lambda: [_entry()])
    assert score.main([]) == 1
    assert "missed: update_lr is wrong and not refused" in capsys.readouterr().out
