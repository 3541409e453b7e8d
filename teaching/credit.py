"""What the hidden tests of the source notebooks call."""

import copy
import itertools
import time

import numpy as np

from autograder.border.found import hear
from autograder.border.inputs import generator
from public_tests import calling, warned
from public_tests.calling import call
from public_tests.exercises import exercise
from public_tests.explaining import explain
from public_tests.failures import CheckFailed, StillToDo
from public_tests.whole import check_around
from teaching.mistakes import named as named_mistakes
from teaching.partial import by_name, difference, downhill, seen
from teaching.reference import reference


def draw(seed, layers_dims):
    """Draw parameters, gradients and averages that are already warm.

    Parameters
    ----------
    seed : int
    layers_dims : sequence of int
        Units of each layer, the input first.

    Returns
    -------
    parameters, grads, v, s : dict of str to ndarray
        The entries of `s` are positive.
    """
    drawn = generator(seed)
    shapes = {}
    for layer, (n_in, n_out) in enumerate(itertools.pairwise(layers_dims), start=1):
        shapes |= {f"W{layer}": (n_out, n_in), f"b{layer}": (n_out, 1)}
    parameters = {name: drawn.normal(size=shape) for name, shape in shapes.items()}
    grads, v, s = (
        {f"d{name}": drawn.normal(size=shape) for name, shape in shapes.items()} for _ in range(3)
    )
    return parameters, grads, v, {name: array**2 for name, array in s.items()}


def at_rest(seed, layers_dims, scale):
    """Draw parameters and gradients, with averages that are still zero.

    Parameters
    ----------
    seed : int
    layers_dims : sequence of int
    scale : float
        About how large the gradients are.

    Returns
    -------
    parameters, grads, v, s : dict of str to ndarray
    """
    parameters, grads, v, s = draw(seed, layers_dims)
    grads = {name: scale * array for name, array in grads.items()}
    return parameters, grads, *({name: 0 * array for name, array in a.items()} for a in (v, s))


class Credit:
    """Points for the parts of an exercise that are right on all inputs.

    A part counts if an input shows it to be right and none shows it to be wrong. So nothing given
    earns nothing, and an exception costs what this one input shows.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    function : callable
        The learner's function.
    **points
        What each part is worth. Parts are the returned values by name, or ``whole``, which is
        everything.
    """

    def __init__(self, name, function, **points):
        self._name, self._function, self._worth = name, function, points
        self._shown, self._lost = set(), set()
        warned.told()  # what no test has told
        self._failure = None  # the first
        self._failed_on = None
        self._results = []  # arguments and what came of them
        self._raised = self._endless = False

    def agree(self, *arguments):
        """Compare with the reference solution on one input; return this object."""
        if self._endless:
            return self  # all points are lost, and every call would cost its time again
        given = copy.deepcopy(arguments)
        # A function that forgets to seed must not be right by luck.
        np.random.seed(987654321)
        try:
            got = self._call(given, arguments)
            check_around(self._name, got, given, arguments)
        except (CheckFailed, StillToDo) as failure:
            parts = self._worth if self._endless else self._tested(arguments)
            self._lose(failure, parts, arguments)
        else:
            self._compare(got, reference(self._name)(*copy.deepcopy(arguments)), arguments)
        return self

    def _call(self, given, arguments):
        begun = time.monotonic()
        try:
            got = call(self._function, *given)
        except (CheckFailed, StillToDo):
            self._raised = True
            self._endless = time.monotonic() - begun > calling.TIME_LIMIT
            raise
        self._results.append((arguments, got))
        return got

    def walk(self, steps, *arguments):
        """Compare some updates more, each from where the last led, with the gradient there."""
        state = dict(zip(exercise(self._name).arguments, arguments, strict=False))
        for t in range(1, steps + 1):
            if self._failure:
                break  # a step that is wrong leads nowhere
            state = downhill(state, t)
            self._update(t, state)
        return self

    def _update(self, t, state):
        self.agree(*state.values())
        if isinstance(self._failure, CheckFailed):
            self._failure.details = {"update": str(t), **self._failure.details}
        elif not self._failure:
            returned = by_name(self._name, self._results[-1][1])
            state |= {key: value for key, value in returned.items() if key in state}

    def _compare(self, got, wanted, arguments):
        found = self._seen(got, wanted, arguments)
        self._shown |= {part for part, is_right in found.items() if is_right}
        if failure := difference(self._name, got, wanted):
            self._lose(failure, [part for part in found if not found[part]], arguments)

    def _tested(self, arguments):
        """The parts that an input tests, and an exception on it loses."""
        return self._worth

    def _seen(self, got, wanted, arguments):
        """Whether parts are right; where others can be told apart, a subclass does."""
        return seen(self._name, self._worth, got, wanted, arguments)

    def _lose(self, failure, parts, arguments):
        self._lost |= set(parts)
        if self._failure is None:
            self._failure, self._failed_on = failure, arguments

    def explained(self):
        """The first failure, with all that is known about it.

        Returns
        -------
        CheckFailed, StillToDo or None
            None if all was right.
        """
        failure = self._failure
        if failure:
            other = ", with other inputs" if exercise(self._name).arguments else ""
            failure.exercise = f"{exercise(self._name).title}{other}"
        if isinstance(failure, CheckFailed):
            about = self._name, self._function, self._failed_on
            explain(failure, *about, self._recognize, reference(self._name))
            hear(failure.mistakes)
        return failure

    def _recognize(self):
        return ([], "") if self._raised else named_mistakes(self._name, self._results)

    def points(self):
        """Print what is wrong, and return what the rest is worth.

        Returns
        -------
        float
            A plain one: nbgrader takes any other kind of number for full credit.
        """
        right = [part for part in self._worth if part in self._shown - self._lost]
        earned = sum(self._worth[part] for part in right)
        if failure := self.explained():
            print(failure)
            print(f"  {earned:g} of {sum(self._worth.values()):g} points", end="")
            print(f", for {_in_words(right, failure)}" if earned else "")
        return float(earned)


def _in_words(parts, failure):
    """What counts: right as it is, or right from a learner's own values."""
    wrong = getattr(failure, "details", {}).get("wrong values", "").split(", ")
    kinds = {
        "what is right on all inputs": [part for part in parts if part not in wrong],
        "what follows from your own values": [part for part in parts if part in wrong],
    }
    return ", and for ".join(f"{kind}: {', '.join(some)}" for kind, some in kinds.items() if some)
