"""What the checks of all assignments share: their heads, and cells that wait for them."""

import contextlib
import copy
import functools
import io

from public_tests import warned
from public_tests.calling import call
from public_tests.exercises import assignment, assignments, exercise
from public_tests.failures import CheckFailed, StillToDo, passed
from public_tests.first_line import first_line
from public_tests.inputs import inputs, right
from public_tests.whole import check_around, check_values

_DOC = """

    Then the other inputs of the exercise: averages that are warm, a layer more, other settings.

    Parameters
    ----------
    target : callable
        The learner's function.

    Raises
    ------
    CheckFailed
        At the first thing that is not right.
    StillToDo
        If the function has not been written yet.
    """


def headed(name, good="All tests passed"):
    """Make a check say which exercise it is about when it fails, and that all passed when not.

    Parameters
    ----------
    name : str
        The name of the exercise's function.
    good : str, optional
        What it prints when nothing is wrong.

    Returns
    -------
    callable
        The decorator. What it returns takes the learner's function.
    """

    def decorate(check):
        def unexplained(target):
            check(target)
            _check_other_inputs(name, target)
            _check_defaults(name, target)

        @functools.wraps(check)
        def test(target):
            warned.told()  # what no test has told
            try:
                unexplained(target)
            except (CheckFailed, StillToDo) as failure:
                failure.exercise = exercise(name).title
                _explain(failure, name, target)
                raise
            passed(good)
            warned.show(warned.told())

        test.__doc__ += _DOC
        test.unexplained = unexplained
        return test

    return decorate


def _check_other_inputs(name, target):
    """What the printed input cannot tell: zeros and equal numbers hide mistakes there."""
    for arguments, wanted in list(zip(inputs(name), right(name), strict=True))[1:]:
        with called_with(*arguments):
            given = copy.deepcopy(arguments)
            got = call(target, *given)
            check_around(name, got, given, arguments)
            check_values(name, got, wanted)


def _check_defaults(name, target):
    """What may be left out is what the first line says: the inputs above leave nothing out."""
    about = exercise(name)
    given = about.arguments[: len(about.arguments) - len(about.defaults)]
    if first_line(name, target, len(given)):
        with called_with(*next(iter(inputs(name)), ())[: len(given)]):
            raise CheckFailed("a default is not the released one.")


def _explain(failure, name, target):
    if isinstance(failure, CheckFailed):
        # Not before: most tests pass, and what explains is half of all that there is to import.
        from public_tests.explaining import explain
        from public_tests.mistakes import recognize

        arguments = failure.arguments or next(iter(inputs(name)), ())
        explain(failure, name, target, arguments, lambda: recognize(name, target))


@contextlib.contextmanager
def called_with(*arguments):
    """Let a failure say what the function was called with.

    Parameters
    ----------
    *arguments
    """
    try:
        yield
    except CheckFailed as failure:
        failure.arguments = arguments
        raise


def waits_for(*functions):
    """Stop here with one line as long as one of the learner's functions is not right yet.

    Parameters
    ----------
    *functions : callable
        Functions of the exercises, which the next lines of a cell need.

    Raises
    ------
    StillToDo
        Naming the exercises that are still to do, or whose test does not pass.
    """
    lost = [function for function in functions if not callable(function)]
    if lost:
        raise StillToDo("A name of an exercise is no function any more: run its cell again.")
    waiting = [exercise(_name(function)) for function in functions if not _passes(function)]
    if waiting:
        in_order = sorted(waiting, key=lambda one: one.number)
        names = ", ".join(f"Exercise {one.number} ({one.written})" for one in in_order)
        tests = "its test passes" if len(waiting) == 1 else "their tests pass"
        raise StillToDo(f"This cell waits until {tests}: {names}.")


def _name(function):
    return getattr(function, "__name__", "")


def _passes(function):
    check = check_of(_name(function))
    if check is None:  # a function under another name, such as a lambda: let the run itself tell
        return True
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            check.unexplained(function)
        except (CheckFailed, StillToDo):
            return False
    return True


def check_of(name):
    """Find the visible test of an exercise.

    Parameters
    ----------
    name : str
        The name of the exercise's function.

    Returns
    -------
    callable or None
        None if there is no such exercise.
    """
    found = (getattr(module, f"{name}_test", None) for module in map(assignment, assignments()))
    return next(filter(None, found), None)
