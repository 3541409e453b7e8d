"""Name a mistake: by the bank's own results on fresh inputs, and as data for learners' tests.

``python -m teaching.mistakes`` writes what the wrong solutions of the bank, and the right ones of
the source notebooks, give for the inputs of `public_tests.inputs` into ``public_tests/expected/``.
"""

import contextlib
import copy
import dataclasses
import io
import json
from pathlib import Path

import numpy as np

import public_tests
from public_tests.comparing import equal
from public_tests.exercises import assignment, assignments
from public_tests.inputs import encoded, inputs
from public_tests.mistakes import alike
from public_tests.mistakes import named as named_of_known
from teaching.bank import entries
from teaching.leaves import leaves
from teaching.reference import given_statements, reference

DATA = Path(public_tests.__file__).parent / "expected"


def named(exercise, results):
    """Find the mistakes of the bank that explain what a function returned.

    Parameters
    ----------
    exercise : str
        Name of the exercise's function.
    results : list of tuple
        Arguments, and what the learner's function made of them.

    Returns
    -------
    mistakes : list of Mistake
        Empty if nothing is wrong, as before a call that raises.
    value : str
        As `public_tests.mistakes.recognize` returns it.
    """
    cases, got = [arguments for arguments, _ in results], [one for _, one in results]
    wanted = _made_of(reference(exercise), cases)
    if not results or equal(got, wanted):
        return [], ""
    possible = [one for one in _with_words(exercise) if _begins_alike(one.function, cases, got)]
    known = [(one.mistake, _made_of(one.function, cases)) for one in possible]
    return named_of_known(exercise, cases, got, wanted, known)


def _begins_alike(function, cases, got):
    """Whether a mistake may explain results: without one value alike, other inputs need no try."""
    (gives,) = _made_of(function, cases[:1])
    values = range(len(gives)) if isinstance(gives, (tuple, list)) else ()
    return equal(got[0], gives) or any(alike(got[:1], [gives], at) for at in values)


def _made_of(function, cases):
    return [result(function, arguments) for arguments in cases]


def _with_words(exercise):
    return [entry for entry in entries(exercise, is_right=False) if entry.mistake]


def result(function, arguments):
    """Call one of our own functions.

    Parameters
    ----------
    function : callable
    arguments : tuple
        Handed on as copies.

    Returns
    -------
    object
        What it returned; None if it raised.
    """
    with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
        try:
            return function(*copy.deepcopy(arguments))
        except Exception:
            return None


def bank_of_results(name):
    """What each wrong solution gives, where that tells it from the right one.

    Parameters
    ----------
    name : str
        Of the assignment.

    Returns
    -------
    dict of str to list of dict
        By exercise: ``id``, ``says``, ``leaves`` and ``gives``.
    """
    return {exercise: list(_results(exercise)) for exercise in assignment(name).EXERCISES}


def _results(exercise):
    cases = inputs(exercise)
    wanted = [result(reference(exercise), case) for case in cases]
    for entry in _with_words(exercise):
        gives = [result(entry.function, case) for case in cases]
        if all(one is not None for one in gives) and not equal(gives, wanted):
            more = {"leaves": leaves(entry), "gives": encoded(gives)}
            yield dataclasses.asdict(entry.mistake) | more


def right_results(name):
    """What the reference solutions give for the public inputs.

    Parameters
    ----------
    name : str
        Of the assignment.

    Returns
    -------
    dict of str to list
        By exercise, a result for each input.
    """
    return {
        exercise: encoded([result(reference(exercise), case) for case in inputs(exercise)])
        for exercise in assignment(name).EXERCISES
    }


def given_statements_of(name):
    """What learners get of each solution cell.

    Parameters
    ----------
    name : str
        Of the assignment.

    Returns
    -------
    dict of str to list of str
        By exercise.
    """
    return {exercise: given_statements(exercise) for exercise in assignment(name).EXERCISES}


WRITTEN = {"mistakes": bank_of_results, "right": right_results, "given": given_statements_of}
"""What stands in the data of an assignment, by the ending of its file."""


def as_text(results):
    """Turn results into JSON: a line for each mistake or input, as git compares lines.

    Parameters
    ----------
    results : dict of str to list
        As one of `WRITTEN` gives them.

    Returns
    -------
    str
    """
    exercises = (f"{json.dumps(name)}: [{_lines(known)}]" for name, known in results.items())
    return "{\n" + ",\n".join(exercises) + "\n}\n"


def _lines(known):
    return ",".join(f"\n{json.dumps(one, ensure_ascii=False)}" for one in known)


def main():
    """Write the results of the bank and of the reference for the learners' tests."""
    for name in assignments():
        for kind, results in WRITTEN.items():
            text = as_text(results(name))
            (DATA / f"{name}.{kind}.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
