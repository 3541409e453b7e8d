"""What the hidden tests of the source notebooks call."""

import copy
import itertools

import numpy as np

from autograder.border.found import hear
from autograder.border.inputs import generator
from public_tests import warned
from public_tests.calling import call
from public_tests.exercises import exercise
from public_tests.failures import CheckFailed, StillToDo
from public_tests.known import known as look_besides
from public_tests.ladder import complete
from public_tests.whole import check_around, check_values
from teaching.mistakes import named as named_mistakes
from teaching.partial import lost_parts, walked
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
        self._lost = set()
        warned.told()  # what no test has told
        self._failure = None  # the first
        self._failed_on = None
        self._results = []  # arguments and what came of them
        self._answers = True

    def agree(self, *arguments):
        """Compare with the reference solution on one input; return this object."""
        if not self._answers:
            return self  # all points are lost, and a loop without end would cost its time again
        given = copy.deepcopy(arguments)
        # A function that forgets to seed must not be right by luck.
        np.random.seed(987654321)
        try:
            got = self._call(given, arguments)
            check_around(self._name, got, given, arguments)
        except (CheckFailed, StillToDo) as failure:
            self._lose(failure, self._worth, arguments)
        else:
            self._compare(got, reference(self._name)(*copy.deepcopy(arguments)), arguments)
        return self

    def _call(self, given, arguments):
        self._answers = False
        got = call(self._function, *given)
        self._answers = True
        self._results.append((arguments, got))
        return got

    def walk(self, steps, *arguments):
        """Compare after some updates, each with the gradient at the place where the last led."""
        if self._failure:
            return self  # a step that is wrong leads nowhere
        try:
            got = walked(self._name, self._function, steps, arguments)
        except CheckFailed as failure:
            self._lose(failure, self._worth, arguments)
        else:
            wanted = walked(self._name, reference(self._name), steps, arguments)
            self._compare(got, wanted, arguments)
            if self._failure:
                self._failure.details = {"after": f"{steps} updates", **self._failure.details}
        return self

    def _compare(self, got, wanted, arguments):
        try:
            check_values(self._name, got, wanted)
        except CheckFailed as failure:
            self._lose(failure, self._lost_parts(got, wanted, arguments), arguments)

    def _lost_parts(self, got, wanted, arguments):
        """The parts that are wrong; where others can be told apart, a subclass does."""
        return lost_parts(self._name, self._worth, got, wanted)

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
            nameable = self._answers and not failure.told
            known = named_mistakes(self._name, self._results) if nameable else []
            found = warned.in_words(warned.told())
            complete(failure, self._name, self._failed_on, known, self._besides(failure, known))
            failure.details |= {"warned": found} if found else {}
            hear(failure.mistakes)
        return failure

    def _besides(self, failure, recognized):
        """What can be said of the call that failed, if no mistake was recognized."""
        if recognized or "after" in failure.details:  # the call was another then
            return None
        about = self._name, self._function, self._failed_on, reference(self._name)
        return look_besides(failure, *about)

    def points(self):
        """Print what is wrong, and return what the rest is worth.

        Returns
        -------
        float
            A plain one: nbgrader takes any other kind of number for full credit.
        """
        earned = sum(worth for part, worth in self._worth.items() if part not in self._lost)
        if failure := self.explained():
            print(failure)
            right = ", ".join(part for part in self._worth if part not in self._lost)
            print(f"  {earned:g} of {sum(self._worth.values()):g} points", end="")
            print(f", for what is right on all inputs: {right}" if earned else "")
        return float(earned)
