"""What a wrong result is like: a multiple of the right one, another's array, as it was."""

import itertools
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from public_tests.comparing import equal, failed, in_another_order
from public_tests.digits import FLOAT64, Tolerance, within

_FACTOR = "is there a factor too much, or one too few?"
_SIGN = "look at the signs in its line."
_NAMES = "look at which names and keys stand in its line."
_STORED = "does the loop come to it, and is the new value stored under its key?"
_PLAIN = "that is plain gradient descent: which of the new values belongs into its line?"
_CONSTANT = Tolerance(1e-6, 0)
"""How much a ratio may vary: where a step is tiny, its last digits are lost."""
_LARGEST = 20
"""In a ratio that is told."""


@dataclass(frozen=True)
class Known:
    """What is known about a wrong result.

    Attributes
    ----------
    says : str
    hint : str
        Where to look, in the place of the exercise's own hint.
    """

    says: str
    hint: str = ""


@dataclass(frozen=True)
class Wrong:
    """A returned value that is wrong, and all that it may be compared with.

    Attributes
    ----------
    value : str
        Its name.
    keys : list of str
        Of its wrong arrays.
    got : dict of str to ndarray
    right : dict of str to dict
        The right values of the same call, by name.
    given : dict of str to object
        The arguments as they were, by name.
    """

    value: str
    keys: list
    got: dict
    right: dict
    given: dict

    @property
    def wanted(self):
        """What it should be."""
        return self.right[self.value]

    @property
    def first(self):
        """The array that a message shows."""
        return self.got[self.keys[0]]

    def called(self, key):
        """How a learner calls one of its arrays."""
        return f'{self.value}["{key}"]'


def relation(values, right, given):
    """Say what the first wrong value of a call is like.

    Parameters
    ----------
    values, right : dict of str to object
        What was returned, and what should have been, by name.
    given : dict of str to object
        The arguments as they were, by name.

    Returns
    -------
    Known or None
    """
    wrong = _first_wrong(values, right, given)
    if wrong is None or in_another_order(values, right):
        return None
    asked = (
        _shape_of_another,
        _still_as_it_was,
        _of_another,
        _plain_step,
        _ratio,
        _step_of_another,
    )
    return next(filter(None, (ask(wrong) for ask in asked)), None)


def _first_wrong(values, right, given):
    for value in sorted(right, key=lambda name: name == "parameters"):
        got, wanted = values[value], right[value]
        if not isinstance(wanted, dict) or not isinstance(got, dict) or set(got) != set(wanted):
            continue
        keys = [key for key in wanted if failed("", got[key], wanted[key])]
        if keys:
            return Wrong(value, keys, got, right, given) if _are_arrays(got) else None
    return None


def _are_arrays(got):
    return all(isinstance(one, np.ndarray) and one.dtype.kind in "iuf" for one in got.values())


def _shape_of_another(wrong):
    key = wrong.keys[0]
    others = {k: one.shape for k, one in wrong.wanted.items() if one.shape == wrong.first.shape}
    if key in others or not others:
        return None
    partner = key.replace("b", "W") if "b" in key else key.replace("W", "b")
    other = partner if partner in others else next(iter(others))
    hint = f"is there a {other.strip('d')[0]} in its line?" if other == partner else _NAMES
    return Known(f"{wrong.called(key)} has the shape of {wrong.called(other)}", hint)


def _still_as_it_was(wrong):
    before = wrong.given.get(wrong.value)
    key = wrong.keys[0]
    if isinstance(before, dict) and key in before and equal(wrong.first, before[key]):
        return Known(f"{wrong.called(key)} is as it was handed in", _STORED)
    return None


def _of_another(wrong):
    """Another array of the same call, right in its own place."""
    mine = wrong.called(wrong.keys[0])
    for name, key, array in _others(wrong):
        if _same(wrong.first, array):
            more = ": another layer's array" if _is_layer(name, key, wrong) else ""
            return Known(f'{mine} is what {name}["{key}"] should be{more}', _NAMES)
    for name, key, array in _entries(wrong.given):
        if _same(wrong.first, array):
            return Known(f'{mine} is {name}["{key}"] as it was handed in', _NAMES)
    return None


def _others(wrong):
    mine = wrong.value, wrong.keys[0]
    return (one for one in _entries(wrong.right) if one[:2] != mine)


def _entries(values):
    for name, arrays in values.items():
        if isinstance(arrays, dict):
            yield from ((name, key, array) for key, array in arrays.items())


def _is_layer(name, key, wrong):
    letters = [one.rstrip("0123456789") for one in (key, wrong.keys[0])]
    return name == wrong.value and letters[0] == letters[1]


def _same(one, other):
    """Whether two arrays agree; zeros agree with all zeros, which says nothing."""
    return one.shape == np.shape(other) and np.any(one) and np.all(within(FLOAT64, one, other))


def _plain_step(wrong):
    """A step by nothing but the gradient, in an exercise whose steps are of another kind."""
    rate, grads = (wrong.given.get(name) for name in ("learning_rate", "grads"))
    if wrong.value != "parameters" or len(wrong.right) < 2 or rate is None or grads is None:
        return None
    plain = {key: -rate * grads.get(f"d{key}", 0) for key in wrong.keys}
    if all(_same(_moved(wrong, wrong.got, key), step) for key, step in plain.items()):
        what = f"{wrong.called(wrong.keys[0])} moves by learning_rate times its gradient"
        return Known(f"{what}, and by nothing else", _PLAIN)
    return None


def _ratio(wrong):
    """A small one, the same for all that is wrong, or at least in the first update."""
    pairs = [
        (_moved(wrong, wrong.got, key), _moved(wrong, wrong.wanted, key)) for key in wrong.keys
    ]
    told = _told(wrong, pairs)
    if told or not all(_counts_updates(wrong, key) for key in wrong.keys):
        return told
    return _told(wrong, [(mine[0], right[0]) for mine, right in pairs], "in the first update, ")


def _told(wrong, pairs, when=""):
    if any(mine.shape != right.shape or not np.all(right) for mine, right in pairs):
        return None
    ratios = np.concatenate([np.ravel(mine / right) for mine, right in pairs])
    same = np.all(within(_CONSTANT, ratios, ratios[0]))
    told = _fraction(ratios[0]) or _setting(wrong, ratios[0]) if same else None
    what = f"{when}{_what(wrong)}"
    if told == "-1 times":
        return Known(f"{what} has the right size and the other sign", _SIGN)
    return Known(f"{what} is {told} the right one", _FACTOR) if told else None


def _what(wrong):
    return "the step" if wrong.value == "parameters" else wrong.called(wrong.keys[0])


def _counts_updates(wrong, key):
    """Whether the first axis counts the updates."""
    before = wrong.given.get("parameters", {}).get(key)
    return np.shape(before) == wrong.wanted[key].shape[1:]


def _moved(wrong, values, key):
    """Of parameters the steps, which tell more than where they lead; of others all."""
    before = wrong.given.get("parameters", {}).get(key)
    after = values[key]
    if wrong.value == "parameters" and np.shape(before) == after.shape:
        return after - before
    if wrong.value == "parameters" and np.shape(before) == after.shape[1:]:
        return np.diff(after, axis=0, prepend=before[None])  # the first axis counts the updates
    return after


def _fraction(ratio):
    near = Fraction(float(ratio)).limit_denominator(_LARGEST) if np.isfinite(ratio) else 0
    if near in (0, 1) or abs(near) > _LARGEST or not within(_CONSTANT, ratio, float(near)):
        return None
    return f"{near} of" if near.denominator > 1 else f"{near} times"


def _setting(wrong, ratio):
    """A setting that stands where none belongs, or is left out; none, if it may be another."""
    settings = {k: one for k, one in wrong.given.items() if isinstance(one, float) and 0 < one < 1}
    factors = settings | {f"(1 - {word})": 1 - one for word, one in settings.items()}
    factors |= {f"1 / {name}": 1 / one for name, one in list(factors.items())}
    told = [name for name, factor in factors.items() if within(_CONSTANT, ratio, factor)]
    return f"{told[0]} times" if len(told) == 1 else None


def _step_of_another(wrong):
    """Such as a b that is moved by the gradient of W, where shapes are the same."""
    key = wrong.keys[0]
    if wrong.value != "parameters" or key not in wrong.given.get("parameters", {}):
        return None
    mine = _moved(wrong, wrong.got, key)
    for other in itertools.filterfalse(key.__eq__, wrong.wanted):
        if _same(mine, _moved(wrong, wrong.wanted, other)):
            return Known(f"{wrong.called(key)} is moved by the step of {other}", _NAMES)
    return None
