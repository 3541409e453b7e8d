"""Split a result into units that can be right by themselves: values, W or b, the last mini-batch.

It is quick, since it is asked about a thousand times in a second; `public_tests.whole` has the last
word.
"""

import numpy as np

from public_tests.digits import FLOAT32, FLOAT64
from public_tests.exercises import exercise

_FIRST = "first"


def right_units(name, got, wanted):
    """Tell which units of a result are right.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    got, wanted : object
        The learner's result and the right one.

    Returns
    -------
    frozenset of tuple
        Such as ``("v", "dW")``, whatever the layer, or ``("mini_batches", "last", 1)``. Of the
        classes of learners also ``("parameters", "W1", "first")``: the first update of the first
        layer, which nothing can spoil that layers share or that is kept from update to update. It
        counts only where all else is right: beside a wrong average it comes out right by accident.
    """
    values = list(exercise(name).hints)
    if len(values) == 1:
        got, wanted = [got], [wanted]
    pairs = list(zip(values, got, wanted, strict=True))
    units = frozenset(unit for value, one, due in pairs for unit in _right_of(value, one, due))
    if not exercise(name).writes:
        return units
    return units.union(
        *(_right_at_first(*pair) for pair in pairs if _is_all_else(pair, pairs, units))
    )


def _is_all_else(pair, pairs, units):
    """Whether a value is the parameters, and all that was returned besides is right."""
    others = [(value, due, due) for value, _, due in pairs if value != "parameters"]
    return pair[0] == "parameters" and all(units.issuperset(_right_of(*one)) for one in others)


def _right_of(value, got, wanted):
    if isinstance(wanted, dict):
        groups = {}
        for key in wanted:
            groups.setdefault(key.rstrip("0123456789"), []).append(key)
        units = {(value, group): keys for group, keys in groups.items()}
        return [unit for unit, keys in units.items() if _all_same(got, wanted, keys)]
    if isinstance(wanted, list) and isinstance(wanted[0], list):
        return [unit for unit, right in _of_batches(value, got, wanted) if right]
    return [(value,)] if _same(got, wanted) else []


def _right_at_first(value, got, wanted):
    keys = [key for key in ("W1", "b1") if _same(got[key][0], wanted[key][0])]
    return [(value, key, _FIRST) for key in keys]


def lasting(units):
    """Keep the units that are more than a first update, where much comes out right by accident.

    Parameters
    ----------
    units : frozenset of tuple

    Returns
    -------
    frozenset of tuple
    """
    return frozenset(unit for unit in units if unit[-1] != _FIRST)


def _all_same(got, wanted, places):
    return all(_same(got[place], wanted[place]) for place in places)


def _of_batches(value, got, wanted):
    """Those before the last, and the last, part by part."""
    last = len(wanted) - 1
    for part in range(len(wanted[0])):
        ours, due = [one[part] for one in got], [one[part] for one in wanted]
        cut = len(ours) in (last, last + 1)
        yield (value, "full", part), cut and _all_same(ours, due, range(last))
        yield (value, "last", part), len(ours) == last + 1 and _same(ours[last], due[last])


def _same(got, wanted):
    got, wanted = np.asarray(got), np.asarray(wanted)
    if got.shape != wanted.shape or got.dtype.kind not in "biuf":
        return False
    tolerance = FLOAT32 if got.dtype == np.float32 else FLOAT64
    size = np.abs(wanted)
    most = tolerance.relative * size + tolerance.near_zero * size.max(initial=0.0)
    return bool((np.abs(np.subtract(got, wanted, dtype=float)) <= most).all())
