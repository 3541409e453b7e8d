"""A place beside the name of a mistake agrees with it, or is not said."""

import ast
import re

import pytest

from public_tests.agreeing import assigned, assigned_in, left_right
from public_tests.checking import check_of
from public_tests.exercises import exercise
from public_tests.failures import CheckFailed, Mistake
from public_tests.places import places_of
from teaching.bank import entries, source
from teaching.reference import define, reference_code, remember_cells

BY_NAME = {entry.name: entry for entry in entries(is_right=False) if entry.mistake}
MENDED_THERE_TOO = {"DecayerCountsLate", "DecayerCountsTwice"}
"""Mistakes in what is counted, which the line that uses the count can undo."""


def failure_of(entry):
    """What the visible test says of a wrong solution that stands in a cell."""
    code = source(entry)
    remember_cells(entry.exercise, code)
    with pytest.raises(CheckFailed) as caught:
        check_of(entry.exercise)(define(entry.exercise, code))
    return caught.value


class Elsewhere:
    """A stand-in for a function in another process, in which one place was found."""

    def __init__(self, text, kind, whole=True):
        self.elsewhere, self._text, self._kind, self._whole = self, text, kind, whole

    def ask(self, *question):
        """Answer: the last line, the first letter."""
        last = self._text.count("\n") + 1
        return {"places": [[last, 0, last, 1, self._kind]], "whole": self._whole, "instead": []}

    def text(self, name):
        """The learner's cell."""
        return self._text


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("AdamGoesUphill", "v_corrected = v[key] / (1 - self.beta1**t)", "order"),
        ("DecayerIgnoresTheDecay", "self.epochs = self.epochs + 1", "number"),
        ("init_adam_starts_s_at_one", "def f():\n    return v, s", "name"),
    ],
)
def test_only_the_name(name, text, kind):
    """An edit elsewhere would put the result right too, and is not what was wrong."""
    mistake, found = BY_NAME[name].mistake, Elsewhere(text, kind)
    assert places_of(BY_NAME[name].exercise, found)
    assert not places_of(BY_NAME[name].exercise, found, [mistake])


def test_half_an_answer_beside_a_whole_name():
    """There are no two mistakes if one explains all."""
    mistake, found = BY_NAME["AdamGoesUphill"].mistake, Elsewhere("v = 1", "name", whole=False)
    assert places_of("adam_run", found) and not places_of("adam_run", found, [mistake])


def test_a_count_for_each_parameter_is_only_named():
    """Another count puts one update right, and it is no other count that is wrong."""
    failure = failure_of(BY_NAME["HastyCountsPerParameter"])
    assert failure.mistakes and not failure.places


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("AdamCorrectsSWithBeta1", "line 21: "),
        ("adam_adds_the_step", "line 9: "),
        ("HastyIsOneTAhead", "line 15: "),  # and not: or 16, which is right
        ("AdaGradStepsFirst", "line 12 or 13: where this line stands"),
    ],
)
def test_name_and_place(name, line):
    """Both are said if the place is what the mistake changes, or the order of right lines."""
    (place,) = failure_of(BY_NAME[name]).places
    assert place.startswith(line)


@pytest.mark.slow
def test_one_of_two_mistakes_keeps_its_place():
    """A name for one value alone says nothing about the others."""
    name = "update_parameters_with_adam"
    code = reference_code(name).replace("learning_rate * v_corr", "2 * learning_rate * v_corr")
    code = re.sub(r"beta2 (\* s.*?)- beta2\)", r"beta1 \1- beta1)", code)
    remember_cells(name, code)
    with pytest.raises(CheckFailed) as caught:
        check_of(name)(define(name, code))
    assert caught.value.value == "s" and caught.value.places


def right_lines(name):
    """The lines of all right solutions of an exercise, as Python writes them."""
    codes = [reference_code(name), *map(source, entries(name, is_right=True))]
    texts = (ast.unparse(ast.parse(code)) for code in codes)
    return {line.strip() for text in texts for line in text.splitlines()}


@pytest.mark.slow
@pytest.mark.parametrize("entry", list(BY_NAME.values())[::9], ids=lambda entry: entry.name)
def test_the_line_beside_a_name_is_changed(entry):
    """No right solution holds it."""
    if not exercise(entry.exercise).arguments or entry.name in MENDED_THERE_TOO:
        return
    failure, lines = failure_of(entry), source(entry).splitlines()
    for place in failure.places if failure.recognized else ():
        numbers = re.findall(r"\d+", place.partition(":")[0])
        told = {lines[int(number) - 1].strip() for number in numbers}
        assert "where this line stands" in place or told.isdisjoint(right_lines(entry.exercise))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("self.v[key] = 1", {"v"}),
        ("a, *b = c", {"a", "b"}),
        ("x.y += 1", {"y"}),
        ("f()[0] = 1", {""}),
        ("f(v)", set()),
    ],
)
def test_words_of_a_statement(code, words):
    """What is assigned to, without keys and owners."""
    assert assigned(ast.parse(code).body[0]) == words


@pytest.mark.parametrize(
    ("value", "words"), [("v, s", {"return"}), ("v", {"return"}), ("v + 1", set()), ("", set())]
)
def test_what_is_returned(value, words):
    """Names alone can be right; what is computed there may be anything."""
    assert assigned_in(f"def f():\n    x = 1\n    return {value}", 3) == words


def test_several_mistakes_leave_right_what_all_of_them_do():
    """It is not known which was made."""
    some = [Mistake(one, "") for one in ("AdamAveragesSWithBeta1", "AdamAveragesVWithBeta2")]
    both = left_right("adam_run", some)
    assert both == left_right("adam_run", some[:1]) & left_right("adam_run", some[1:])
    assert "s_corrected" in both and not both & {"v", "s"}


def test_an_unknown_mistake_leaves_nothing_right():
    """Then places are said as they are found."""
    assert left_right("adam_run", [Mistake("no_such", "")]) == left_right("adam_run", []) == set()
