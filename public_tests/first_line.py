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
        The learner's. If it is a stand-in for one in another process, its ``elsewhere`` can ``ask``
        there.
    count : int
        How many arguments the failed call gave: the defaults of the others count.

    Returns
    -------
    Known or None
        None too if the first line cannot be seen.
    """
    about, names = exercise(name), _released(exercise(name))
    try:
        mine = dict(_asked(name, target))
        differs = _reordered(list(mine), names) or _changed(mine, about, about.arguments[count:])
    except Exception:  # of whatever kind, for a learner's process may answer anything
        return None
    if not differs:
        return None
    shown = ", ".join(f"{k}={about.defaults[k]!r}" if k in about.defaults else k for k in names)
    of = f"`{about.written}({shown})`"
    return Known(f"{DIFFERS}, {of}", "put it back as it was.")


def _asked(name, target):
    elsewhere = getattr(target, "elsewhere", None)
    if elsewhere is None:
        return arguments(name, target)
    return elsewhere.ask(arguments.__module__, arguments.__name__, name)


def arguments(name, target):
    """List the arguments of what a learner wrote.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    target : callable

    Returns
    -------
    list of [str, list]
        The name of each, and its default, if it has one; what is no number or text as its code.
    """
    written = exercise(name).writes
    found = inspect.signature(target.__globals__.get(written) if written else target)
    return [[one.name, _default(one)] for one in found.parameters.values()]


def _default(one):
    if one.default is one.empty:
        return []
    plain = isinstance(one.default, (int, float, str))
    return [one.default if plain else repr(one.default)]


def _released(about):
    """The arguments in their order; of a class those that its ``__init__`` takes."""
    return list(about.defaults) if about.writes else list(about.arguments)


def _reordered(mine, names):
    first = mine[: len(names)]
    return set(first) == set(names) and first != names


def _changed(mine, about, left_out):
    wanted = {name: about.defaults[name] for name in left_out if name in about.defaults}
    return any(name in mine and mine[name] != [value] for name, value in wanted.items())
