"""What else can be said of a wrong result: the likeliest cause that can be seen from outside."""

import contextlib
import copy
import io
import numbers

import numpy as np

from public_tests.calling import call
from public_tests.comparing import equal
from public_tests.exercises import exercise
from public_tests.failures import CheckFailed, NoResult, StillToDo
from public_tests.inputs import inputs, right
from public_tests.relations import Known, relation
from public_tests.unused import never_used

_FROM_ELSEWHERE = "does a name come from another cell, or is the result written out?"
_IN_PLACE = "compute new arrays from it; `*=`, `-=` and `**=` change the layer's own."


def known(failure, name, target, arguments, answer=None):
    """Find out what else can be said of a failure.

    Parameters
    ----------
    failure : CheckFailed
    name : str
        Name of the exercise's function.
    target : callable
        The learner's function.
    arguments : tuple
        Of the call that failed.
    answer : callable, optional
        A right function. Without it, the right results of the public inputs are asked.

    Returns
    -------
    Known or None
    """
    if isinstance(failure, NoResult) or failure.told or not arguments:
        return None
    given = copy.deepcopy(arguments)
    with np.errstate(all="ignore"), contextlib.redirect_stdout(io.StringIO()):
        try:
            found = _of_result(name, target, arguments, given, answer)
        except (CheckFailed, StillToDo):
            return None
    idle = never_used(name, target)
    if not idle:
        return found
    return Known(f"{found.says}; {idle}", found.hint) if found else Known(idle)


def _of_result(name, target, arguments, given, answer):
    got = call(target, *given)
    if _is_always(name, target):
        return Known("the same comes out for every input", _FROM_ELSEWHERE)
    about, before = exercise(name), dict(zip(exercise(name).arguments, arguments, strict=False))
    if about.writes and not equal(given, arguments):
        return Known("your class changes `layer.grads`, which the caller still needs", _IN_PLACE)
    if about.known:
        return about.known(got, *arguments)
    if about.nothing_at:
        return _at_zero(about, target, arguments)
    wanted = answer(*copy.deepcopy(arguments)) if answer else _public(name, arguments)
    values, wanted = (_by_name(about, one) for one in (got, wanted))
    return relation(values, wanted, before) if values and wanted else None


def _at_zero(about, target, arguments):
    """The simplest input, for which everybody knows what should come out."""
    argument, first = about.nothing_at, about.arguments[0]
    at = about.arguments.index(argument)
    got = call(target, *arguments[:at], 0, *arguments[at + 1 :])
    keeps_few_digits = getattr(got, "itemsize", 8) < 8  # which is told as such
    if keeps_few_digits or equal(got, arguments[0]) or not isinstance(got, numbers.Real):
        return None
    says = f"for {argument} = 0 it should be {first} itself, {arguments[0]:g}, and is {got:g}"
    return Known(says, *about.hints.values())


def _is_always(name, target):
    """Whether one result comes out for all public inputs, where the right ones differ."""
    try:
        first, *others = [call(target, *arguments) for arguments in inputs(name)]
    except (CheckFailed, StillToDo):
        return False
    return all(equal(first, one) for one in others) and not equal(*right(name)[:2])


def _public(name, arguments):
    """The right result, if these are public inputs."""
    pairs = zip(inputs(name), right(name), strict=True)
    return next((wanted for case, wanted in pairs if equal(case, arguments)), None)


def _by_name(about, result):
    values = result if len(about.hints) > 1 else [result]
    if not isinstance(values, (tuple, list)) or len(values) != len(about.hints):
        return {}
    return dict(zip(about.hints, values, strict=True))
