"""Recognize a mistake by what comes out.

``expected/<assignment>.mistakes.json`` holds what known mistakes give for the inputs that belong to
the exercises: numbers and words, no code. In the course's repository, ``make mistakes`` writes it.
"""

from public_tests.calling import call
from public_tests.comparing import equal
from public_tests.exercises import data, exercise
from public_tests.failures import CheckFailed, Mistake, StillToDo
from public_tests.inputs import decoded, inputs, right


def recognize(name, target):
    """Find the known mistakes that give what a learner's function gives.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    target : callable
        The learner's function, which has failed its test.

    Returns
    -------
    mistakes : list of Mistake
        Empty if nothing known gives the same on all inputs.
    value : str
        The returned value that they explain; empty if it is all of them.
    """
    try:
        got = [call(target, *arguments) for arguments in inputs(name)]
    except (CheckFailed, StillToDo):
        return [], ""
    known = [(Mistake(one["id"], one["says"]), decoded(one["gives"])) for one in _known(name)]
    return named(name, inputs(name), got, right(name), known)


def named(name, cases, got, wanted, known):
    """Find the mistakes that explain results, or else one of the values that are returned.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    cases : list of tuple
        The arguments, call by call, as they were.
    got, wanted : list
        What came out, and what should have.
    known : list of (Mistake, list)
        What the known mistakes give for the same calls.

    Returns
    -------
    mistakes : list of Mistake
    value : str
        As `recognize` returns them.
    """
    whole = _each_once(mistake for mistake, gives in known if equal(got, gives))
    if whole or len(exercise(name).hints) == 1:
        return whole, ""
    for value in sorted(exercise(name).hints, key=lambda one: one == "parameters"):
        at = list(exercise(name).hints).index(value)
        if not alike(got, wanted, at) and not _is_as_it_was(name, value, cases, got):
            some = _each_once(m for m, gives in known if _explains(at, got, wanted, gives))
            return some, value if some else ""
    return [], ""


def _each_once(mistakes):
    return list(dict.fromkeys(mistakes))


def _is_as_it_was(name, value, cases, got):
    """Whether a value is what was handed in: that has many causes."""
    about = exercise(name)
    if value not in about.arguments:
        return False
    at = list(about.hints).index(value)
    before = [{at: case[about.arguments.index(value)]} for case in cases]
    return alike(got, before, at)


def _explains(at, got, wanted, gives):
    """Whether a mistake gives this value, and makes nothing wrong that is right here."""
    others = range(len(wanted[0])) if alike(got, gives, at) else ()
    half = (alike(got, wanted, k) and not alike(gives, wanted, k) for k in others)
    return len(others) > 0 and not any(half)


def alike(one, other, at):
    """Tell whether a returned value is the same in all calls, W and b.

    Parameters
    ----------
    one, other : list of tuple
        What came out, call by call.
    at : int
        Which of the values that stand side by side.

    Returns
    -------
    bool
        False also if there is no such value.
    """
    try:
        return equal([result[at] for result in one], [result[at] for result in other])
    except (TypeError, IndexError, KeyError):
        return False


def _known(name):
    return data(f"{exercise(name).assignment}.mistakes").get(name, [])
