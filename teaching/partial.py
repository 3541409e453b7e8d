"""Tell the parts of a result apart, and follow an update rule over many steps."""

import copy

from public_tests.calling import call
from public_tests.comparing import failed
from public_tests.exercises import exercise


def lost_parts(name, parts, got, wanted):
    """Find the parts of a wrong result that are wrong.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    parts : iterable of str
        See `teaching.credit.Credit`.
    got, wanted : object
        The learner's result and the reference's.

    Returns
    -------
    list of str
        All of them, if they cannot be told apart.
    """
    values, right = _by_name(name, got), _by_name(name, wanted)
    if set(parts) == set(right) and values:
        return [k for k in right if k not in values or failed(k, values[k], right[k])]
    return list(parts)


def _by_name(name, got):
    """The values of a result by name; none, if there are not as many as any material returns."""
    about = exercise(name)
    values = got if len(about.hints) > 1 else [got]
    for returned in (about.hints, about.older_return):
        if isinstance(values, (tuple, list)) and len(values) == len(returned):
            return dict(zip(returned, values, strict=True))
    return {}


def walked(name, function, steps, arguments):
    """Follow an update rule over a bowl, on which a gradient is a tenth of where one stands.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    function : callable
        One that has given results of the right kind.
    steps : int
    arguments : tuple
        Of the first call; gradients and t are put in their place.

    Returns
    -------
    object
        What the last call returned.
    """
    state = dict(zip(exercise(name).arguments, copy.deepcopy(arguments), strict=False))
    for t in range(1, steps + 1):
        state["grads"] = {f"d{key}": 0.1 * array for key, array in state["parameters"].items()}
        state |= {"t": t} if "t" in state else {}
        got = call(function, *state.values())
        state |= {k: v for k, v in _by_name(name, got).items() if k in state}
    return got
