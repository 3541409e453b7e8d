"""What follows from the values that a learner returned: a mistake costs, its consequences do not.

A rule says what one part is, if the values that it rests on are taken as the learner gave them. It
takes them by name, or the arguments of the call, for one parameter at a time.

There is no rule for the classes that are released with a bug. The step of `SwiftMomentum` is right
in what is released: it would count before anything is repaired, and for any other wrong m. The m
and u of `HastyAdaMax` are right there, so that its parameters alone show the repair.
"""

import inspect

import numpy as np

from public_tests.comparing import failed
from public_tests.exercises import exercise
from teaching.reference import reference


def _corrected_v(v, beta1, t):
    return v / (1 - beta1**t)


def _corrected_s(s, beta2, t):
    return s / (1 - beta2**t)


def _after_momentum(parameters, v, learning_rate):
    return parameters - learning_rate * v


def _after_adam(parameters, v_corrected, s_corrected, learning_rate, epsilon):
    return parameters - learning_rate * v_corrected / (np.sqrt(s_corrected) + epsilon)


def _after_momentum_run(parameters, v):
    return parameters + np.cumsum(v, axis=0)


def _after_scaled_run(parameters, grads, cache, learning_rate, epsilon):
    return parameters - learning_rate * np.cumsum(grads / (np.sqrt(cache) + epsilon), axis=0)


def _after_adam_run(parameters, v, s, learning_rate, beta1, beta2, epsilon):
    t = np.arange(1, len(v) + 1).reshape(-1, *[1] * (v.ndim - 1))
    v_corrected, s_corrected = _corrected_v(v, beta1, t), _corrected_s(s, beta2, t)
    step = v_corrected / (np.sqrt(s_corrected) + epsilon)
    return parameters - learning_rate * np.cumsum(step, axis=0)


RULES = {
    "update_parameters_with_momentum": {"parameters": _after_momentum},
    "update_parameters_with_adam": {
        "v_corrected": _corrected_v,
        "s_corrected": _corrected_s,
        "parameters": _after_adam,
    },
    "momentum_run": {"parameters": _after_momentum_run},
    "adagrad_run": {"parameters": _after_scaled_run},
    "rmsprop_run": {"parameters": _after_scaled_run},
    "adam_run": {"parameters": _after_adam_run},
}
"""By exercise and part, in the order in which parts follow from one another."""


def follows(name, part, own, right, arguments):
    """Whether a part that is not right is what follows from a learner's other values.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    part : str
    own, right : dict of str to object
        The learner's values and the reference's, by part. The learner's may lack some.
    arguments : tuple
        Of the call, as they were before it.

    Returns
    -------
    bool or None
        None if it does and shows nothing: from zeros every step leads nowhere.
    """
    given = _given(name, arguments)
    # The root of what a learner took for an average of squares may be nan, here as there.
    with np.errstate(all="ignore"):
        bases = _bases(name, part, own, right, given)
        wanted = bases and _applied(RULES[name][part], given | bases, right[part])
    if not wanted or failed(part, own.get(part), wanted):
        return False
    shows = _moves(own[part], given.get(part)) and all(map(_moves, bases.values()))
    return True if shows else None


def _given(name, arguments):
    """The arguments by name, those left out too."""
    written = reference(name).__globals__[exercise(name).written]
    defaults = {k: one.default for k, one in inspect.signature(written).parameters.items()}
    return defaults | dict(zip(exercise(name).arguments, arguments, strict=False))


def _bases(name, part, own, right, given):
    """What a part rests on; none if there is no rule, or nothing that can be computed with."""
    rule = RULES.get(name, {}).get(part)
    if rule is None:
        return {}
    names = [n for n in inspect.signature(rule).parameters if n in right and n != part]
    bases = {n: own[n] if n in own else _derived(name, n, own, right, given) for n in names}
    return bases if all(_is_like(bases[n], right[n]) for n in names) else {}


def _derived(name, part, own, right, given):
    """A part that older material does not return."""
    bases = _bases(name, part, own, right, given)
    return _applied(RULES[name][part], given | bases, right[part]) if bases else None


def _applied(rule, values, keys):
    names = inspect.signature(rule).parameters
    return {key: rule(**{n: _entry(values[n], key) for n in names}) for key in keys}


def _entry(value, key):
    """The entry of one parameter, whose gradient and averages may stand under its name with d."""
    if not isinstance(value, dict):
        return value
    parameter = key.removeprefix("d")
    return value[parameter] if parameter in value else value[f"d{parameter}"]


def _is_like(value, right):
    """Whether it can be computed with: what a learner returned may be anything."""
    return (
        isinstance(value, dict)
        and set(value) == set(right)
        and all(_is_array(value[key], right[key].shape) for key in right)
    )


def _is_array(thing, shape):
    is_one = isinstance(thing, np.ndarray) and thing.dtype.kind == "f" and thing.shape == shape
    return is_one and bool(np.isfinite(thing).all())


def _moves(arrays, before=None):
    """Whether a number of every array differs from what it was, or from zero."""
    starts = before or dict.fromkeys(arrays, 0)
    return all(
        (np.isfinite(array) & ~np.isclose(array, starts[key], rtol=1e-9, atol=0)).any()
        for key, array in arrays.items()
    )
