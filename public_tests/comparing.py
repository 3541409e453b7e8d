"""Compare a learner's result with the expected one: every key, shape, entry and value.

The exercises give float64, and one rule holds for results of other kinds, single numbers and arrays
alike. A float32 result is right if it is right to what float32 keeps. A float64 result has to be
right as float64, whatever came before it. A float16 result is refused. `public_tests.digits` says
what each kind keeps.
"""

import numpy as np

from public_tests.calling import describe
from public_tests.digits import SIX_DIGITS, agree, is_float32, within
from public_tests.failures import CheckFailed, Mistake

LOST_DIGITS = (
    "it is equal to six digits. Was something on the way float32, or rounded? Keep the arrays as "
    "they are given, float64. Or is a tiny number, such as ε, not in its place?"
)
TOO_FEW_VALUES = Mistake("returns_too_few_values", "not all values are returned")
EMPTY_DICT = Mistake("returns_an_empty_dict", "the dict that is returned is empty")
ARGUMENT_CHANGED = Mistake(
    "changes_an_argument", "an argument is changed that the caller still needs"
)
SHARED_ARRAY = Mistake("shares_an_array", "two arrays are one and the same")


def compare(name, got, expected, hint=None):
    """Check that `got` equals `expected`.

    Parameters
    ----------
    name : str
        How the learner calls the value, such as ``parameters``.
    got : object
        The learner's value.
    expected : dict, list, ndarray or float
        A dict of arrays, a list of values, an array, or a number. A tuple is as good as a list.
    hint : str, optional
        Shown when the values differ.

    Raises
    ------
    CheckFailed
        At the first difference.
    """
    if isinstance(expected, dict):
        _compare_dicts(name, got, expected, hint)
    elif isinstance(expected, (list, tuple)):
        _compare_sequences(name, got, expected, hint)
    elif np.ndim(expected) == 0:
        _compare_numbers(name, got, expected, hint)
    else:
        _compare_arrays(name, got, expected, hint)


def compare_results(got, expected, hints):
    """Check the values that a function returned side by side.

    Parameters
    ----------
    got : tuple or list
        What the function returned.
    expected : dict of str to object
        The expected values by name, in the order in which they are returned.
    hints : dict of str to str
        A hint for each name that has one.

    Raises
    ------
    CheckFailed
        If there are too few or too many values, or one of them differs.
    """
    if not isinstance(got, (tuple, list)) or len(got) != len(expected):
        names = ", ".join(expected)
        raise CheckFailed(
            f"the function has to return {len(expected)} values side by side.",
            {"expected": names, "got": describe(got)},
            "compare your `return` line with the docstring.",
            told=TOO_FEW_VALUES,
        )
    values = dict(zip(expected, got, strict=True))
    # The parameters come last: a wrong average is the cause, wrong parameters are what follows.
    in_order = sorted(expected, key=lambda name: name == "parameters")
    failures = {n: failed(n, values[n], expected[n], hints.get(n)) for n in in_order}
    wrong = [name for name in in_order if failures[name]]
    if wrong:
        failure = failures[wrong[0]]
        failure.details["wrong values"] = ", ".join(wrong)
        failure.details |= _right("right values", expected, wrong)
        raise _other_order(values, expected) or failure


def _other_order(values, expected):
    stands = in_another_order(values, expected)
    return stands and CheckFailed(
        "the values are right, but returned in another order.",
        {"expected": ", ".join(expected), "got": ", ".join(stands)},
        "compare your `return` line with the docstring.",
    )


def in_another_order(values, expected):
    """Say which values were returned, if these are the right ones in wrong places.

    Parameters
    ----------
    values, expected : dict of str to object
        What was returned, and what should have been, by name.

    Returns
    -------
    list of str or None
        Names in the order in which their values were returned.
    """
    stands = [_first_equal(got, expected) for got in values.values()]
    return stands if sorted(map(str, stands)) == sorted(expected) else None


def _first_equal(got, expected):
    return next((name for name, one in expected.items() if not failed("", got, one)), None)


def equal(got, expected):
    """Whether two results are the same, kind for kind and entry for entry.

    Parameters
    ----------
    got, expected : object
        As in `compare`.

    Returns
    -------
    bool
    """
    try:
        return not failed("", got, expected) and not failed("", expected, got)
    except Exception:  # a value of a strange kind is not equal to any other
        return False


def failed(name, got, expected, hint=None):
    """Compare, and return the failure instead of raising it.

    Parameters
    ----------
    name, got, expected, hint
        As in `compare`.

    Returns
    -------
    CheckFailed or None
        None if `got` equals `expected`.
    """
    try:
        compare(name, got, expected, hint)
    except CheckFailed as failure:
        return failure
    return None


def check_kept(name, now, before):
    """Check that the learner's function left an argument as it was.

    Parameters
    ----------
    name : str
        How the learner calls the argument.
    now, before : object
        The argument after the call, and what it was.

    Raises
    ------
    CheckFailed
        If `now` differs from `before`.
    """
    try:
        compare(name, now, before)
        kept = _kinds(now) == _kinds(before)
    except CheckFailed:
        kept = False
    if not kept:
        raise CheckFailed(
            f"your function changes `{name}`, which the caller still needs.",
            hint="compute new arrays from it; `-=` and assignments into it reach the caller's.",
            told=ARGUMENT_CHANGED,
        )


def _kinds(argument):
    """Kinds of numbers; a caller's float64 that became float32 is not what it was."""
    values = argument if isinstance(argument, dict) else {"": argument}
    return {key: np.asarray(value).dtype for key, value in values.items()}


def check_separate(arrays):
    """Check that no two arrays share memory.

    Parameters
    ----------
    arrays : dict of str to ndarray
        The arrays by the name that a message should use.

    Raises
    ------
    CheckFailed
        If writing into one would change another.
    """
    named = list(arrays.items())
    for i, (first, one) in enumerate(named):
        for second, other in named[i + 1 :]:
            if np.shares_memory(one, other):
                raise CheckFailed(
                    f"{first} and {second} are one and the same array.",
                    hint="a change in one shows up in the other. Is it one dict under two names, "
                    "or one array put into both?",
                    told=SHARED_ARRAY,
                )


def named(name, arrays):
    """Name each array as a learner would write it.

    Parameters
    ----------
    name : str
        Of the dict.
    arrays : dict of str to ndarray

    Returns
    -------
    dict of str to ndarray
    """
    return {f'{name}["{key}"]': array for key, array in arrays.items()}


def _compare_dicts(name, got, expected, hint):
    if not isinstance(got, dict):
        raise _wrong_kind(name, got, f"a dict with the keys {', '.join(expected)}")
    _compare_keys(name, got, expected)
    failures = {key: failed(f'{name}["{key}"]', got[key], expected[key], hint) for key in expected}
    wrong = [key for key, failure in failures.items() if failure]
    if wrong:
        failure = failures[wrong[0]]
        failure.place = (wrong[0], *failure.place)
        failure.details["wrong keys"] = ", ".join(wrong)
        failure.details |= _right("right keys", expected, wrong)
        raise failure


def _right(label, names, wrong):
    """What is right beside what is wrong, if anything is."""
    right = [name for name in names if name not in wrong]
    return {label: ", ".join(right)} if right else {}


def _compare_keys(name, got, expected):
    if not got:
        raise CheckFailed(
            f"{name} is an empty dict.",
            {"expected": f"the keys {', '.join(expected)}"},
            "put each result into the dict before you return it.",
            told=EMPTY_DICT,
        )
    missing = [key for key in expected if key not in got]
    extra = [str(key) for key in got if key not in expected]
    if missing or extra:
        raise CheckFailed(
            f"the keys of {name} are not right.",
            {"missing": ", ".join(missing), "not expected": ", ".join(extra)},
            "the keys name the layers from 1 to L; a gradient's key starts with d.",
        )


def _compare_sequences(name, got, expected, hint):
    if not isinstance(got, (list, tuple)):
        raise _wrong_kind(name, got, f"a list of {len(expected)} values")
    if len(got) != len(expected):
        raise CheckFailed(
            f"{name} is not of the right length.",
            {"expected": str(len(expected)), "got": str(len(got))},
            "count what you put in, and look at how it is grouped: is each item what it should be?",
        )
    for i, (value, wanted) in enumerate(zip(got, expected, strict=True)):
        compare(f"{name}[{i}]", value, wanted, hint)


def _compare_numbers(name, got, expected, hint):
    if isinstance(got, (bool, np.bool_)) or np.ndim(got) != 0 or not _is_numeric(got):
        raise _wrong_kind(name, got, "a number")
    _check_digits(name, got)
    if not agree(got, expected):
        hint = _hint(got, expected, hint)
        raise CheckFailed(f"{name} is not right.", _expected_and_got(expected, got), hint)


def _compare_arrays(name, got, expected, hint):
    if not isinstance(got, np.ndarray) or isinstance(got, np.matrix) or not _is_numeric(got):
        raise _wrong_kind(name, got, f"an array of shape {expected.shape}")
    if got.shape != expected.shape:
        raise CheckFailed(
            f"{name} has the wrong shape.",
            {"expected": str(expected.shape), "got": str(got.shape)},
            hint,
        )
    if expected.dtype.kind == "f" and got.dtype.kind != "f":
        raise CheckFailed(
            f"{name} holds {got.dtype} numbers, expected float64.",
            hint="whole numbers cannot hold a fraction, and the next updates need fractions.",
        )
    _check_digits(name, got)
    close = agree(got, expected)
    if not close.all():
        raise _wrong_entry(name, got, expected, close, hint)


def _check_digits(name, got):
    if np.asarray(got).dtype == np.float16:
        raise CheckFailed(
            f"{name} holds float16 numbers, expected float64.",
            hint="float16 keeps three digits, and the next updates need more: keep the numbers as "
            "they are given.",
        )


def _wrong_entry(name, got, expected, close, hint):
    at = tuple(int(i) for i in np.argwhere(~close)[0])
    problem = f"{name}{list(at)} is not right"
    if expected.size > 1:
        problem += f" ({(~close).sum()} of its {expected.size} entries differ)"
    hint = _hint(got, expected, hint)
    failure = CheckFailed(f"{problem}.", _expected_and_got(expected[at], got[at]), hint)
    failure.place = at
    return failure


def _hint(got, expected, hint):
    """The exercise's own hint would send a learner after signs that are right."""
    return LOST_DIGITS if np.all(within(SIX_DIGITS, got, expected)) else hint


def _expected_and_got(expected, got):
    for digits in (8, 17):
        shown = {"expected": _number(expected, digits), "got": _number(got, digits)}
        if shown["expected"] != shown["got"]:
            break
    if is_float32(got):
        shown["got"] += " (float32)"
    return shown


def _number(value, digits):
    if isinstance(value, (bool, np.bool_)):
        return str(value)
    return f"{value + 0:.{digits}g}"  # no minus before a zero


def _is_numeric(thing):
    try:
        return np.asarray(thing).dtype.kind in "buif"
    except (TypeError, ValueError):
        return False


def _wrong_kind(name, got, expected):
    if got is None:
        return CheckFailed(
            f"{name} is still None.",
            {"expected": expected},
            "is its line still to be written, or does another set it to None?",
        )
    return CheckFailed(
        f"{name} is of the wrong kind.",
        {"expected": expected, "got": describe(got)},
        "print type() of it just before you return it, and see where it took this kind.",
    )
