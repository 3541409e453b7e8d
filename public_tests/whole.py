"""Whether a call of a learner's function is right in whole: its values, and what it left alone."""

from public_tests.comparing import check_kept, check_separate, compare, compare_results, named
from public_tests.exercises import exercise


def check_values(name, got, wanted):
    """Compare all that a function returned with what a right one returns.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    got, wanted : object
        The learner's result and the right one.

    Raises
    ------
    CheckFailed
        At the first value that differs.
    """
    hints = exercise(name).hints
    if len(hints) == 1:
        compare(*hints, got, wanted, *hints.values())
    else:
        compare_results(got, dict(zip(hints, wanted, strict=True)), hints)


def check_around(name, got, now, before):
    """Check that arrays are separate where they must be, and that arguments are as they were.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    got : object
        What it returned.
    now, before : sequence
        Its arguments after the call, and as they were.

    Raises
    ------
    CheckFailed
        If two arrays share memory, or an argument is not as it was.
    """
    about = exercise(name)
    if about.separate:
        values = got if len(about.hints) > 1 else [got]
        pairs = zip(about.hints, values, strict=False)
        arrays = [named(value, part) for value, part in pairs if isinstance(part, dict)]
        check_separate({key: array for part in arrays for key, array in part.items()})
    for argument, value, original in zip(about.arguments, now, before, strict=False):
        if argument not in about.may_change:
            check_kept(argument, value, original)
