"""Whether the first line of a learner's function, or of a class's ``__init__``, is the released."""

import inspect

from public_tests.exercises import exercise
from public_tests.relations import Known

DIFFERS = "the first line differs from the released one"


def first_line(name, target, count):
    """Say that the order of the arguments or a default is not the released one.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    target : callable
        The learner's. A stand-in for one says by ``signature(name)`` what its first line is.
    count : int
        How many arguments the failed call gave: the defaults of the others count.

    Returns
    -------
    Known or None
        None too if the first line cannot be seen.
    """
    about = exercise(name)
    mine, names = _parameters(about, target), _released(about)
    left_out = about.arguments[count:]
    if mine is None or not (_reordered(list(mine), names) or _changed(mine, about, left_out)):
        return None
    shown = ", ".join(f"{k}={about.defaults[k]!r}" if k in about.defaults else k for k in names)
    of = f"`{about.written}({shown})`"
    return Known(f"{DIFFERS}, {of}", "put it back as it was.")


def _parameters(about, target):
    asked = getattr(target, "signature", None)
    try:
        if asked:
            return asked(about.written).parameters
        written = target.__globals__.get(about.writes) if about.writes else target
        return inspect.signature(written).parameters
    except Exception:  # of whatever kind: only a sentence is lost
        return None


def _released(about):
    """The arguments in their order; of a class those that its ``__init__`` takes."""
    return list(about.defaults) if about.writes else list(about.arguments)


def _reordered(mine, names):
    first = mine[: len(names)]
    return set(first) == set(names) and first != names


def _changed(mine, about, left_out):
    wanted = {name: about.defaults[name] for name in left_out if name in about.defaults}
    return any(name in mine and mine[name].default != value for name, value in wanted.items())
