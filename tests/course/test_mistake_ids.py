"""A mistake is counted by its id, which stays when its sentence is put in better words."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from public_tests.exercises import assignment, assignments, data
from public_tests.failures import CheckFailed, Mistake
from teaching import bank
from teaching.bank import Entry, entries
from teaching.mistakes import DATA, as_text
from teaching.reference import reference
from teaching.strength.judging import Judged, Refusal

WITHOUT_DATA = {
    *("answers_no_number", "misses_the_target", "settings_out_of_range", "turns_upwards"),
    *("gives_numpy_a_number_to_write_into", "prints_the_result", "reads_a_missing_key"),
    *("hasty_blames_line_2", "hasty_blames_line_3", "hasty_blames_line_4"),
    *("swift_blames_line_1", "swift_blames_line_2", "swift_blames_line_4"),
    *("DecayerSubtracts", "batches_replay_the_public_cases", "shares_an_array"),
}
"""The ids that do not stand in ``public_tests/expected/``, where a change of an id would show."""

MADE = [entry for entry in entries() if entry.mistake]


def test_a_file_for_each_exercise():
    """Named like it, in the folder of its assignment; no other file is there."""
    files = {
        f"{path.parent.name}/{path.stem}" for path in Path(bank.__file__).parent.glob("*/*.py")
    }
    assert files == {
        f"{name}/{one}" for name in assignments() for one in assignment(name).EXERCISES
    }
    assert {entry.exercise for entry in entries()} == {file.split("/")[1] for file in files}


def test_an_id_belongs_to_one_sentence():
    """In the whole course, and in letters that any system can store."""
    sentences = defaultdict(set)
    for entry in MADE:
        sentences[entry.mistake.id].add(entry.mistake.says)
    assert not {name: said for name, said in sentences.items() if len(said) > 1}
    assert all(name.isascii() and name.isidentifier() for name in sentences)


def test_a_sentence_of_an_exercise_belongs_to_one_id():
    """Two entries that say the same make the same mistake, so it is counted once."""
    ids = defaultdict(set)
    for entry in MADE:
        ids[entry.exercise, entry.mistake.says].add(entry.mistake.id)
    assert not {said: names for said, names in ids.items() if len(names) > 1}


def test_ids_stay():
    """The reports of a class that was graded before hold the old ones."""
    known = [one["id"] for name in assignments() for of in _known(name).values() for one in of]
    assert {entry.mistake.id for entry in MADE} == {*known} | WITHOUT_DATA
    assert WITHOUT_DATA.isdisjoint(known)


def _known(name):
    return data(f"{name}.mistakes")


@pytest.mark.parametrize("name", assignments())
def test_a_line_for_each_mistake(name):
    """So git shows which one has changed."""
    text = (DATA / f"{name}.mistakes.json").read_text(encoding="utf-8")
    assert text == as_text(json.loads(text))
    lines = [line for line in text.splitlines() if line.startswith('{"id": ')]
    assert len(lines) == sum(map(len, _known(name).values()))
    assert set(json.loads(lines[0].removesuffix(","))) == {"id", "says", "leaves", "gives"}


def test_a_mistake_is_named_rightly_by_its_id():
    """Whatever words it is told in."""
    entry = Entry("update_lr", reference("update_lr"), False, Mistake("no_decay", "no decay"))
    for told, rightly in (("no_decay", True), ("another", False)):
        judged = Judged(entry, Refusal("", (Mistake(told, "no decay"),)), None)
        assert judged.named_rightly == rightly


def test_what_a_learner_reads_is_the_sentence():
    """Never the id."""
    failure = CheckFailed("learning_rate is not right.")
    failure.recognized = [Mistake("a_1", "the epoch is left out"), Mistake("b_2", "no decay")]
    assert "when the epoch is left out, or when no decay." in str(failure)
    assert "a_1" not in str(failure)
