"""What the hidden tests of optimizer classes call: many updates of many layers."""

import itertools

from autograder.border.inputs import generator
from public_tests.calling import call
from public_tests.failures import CheckFailed, StillToDo
from teaching.credit import Credit
from teaching.reference import reference


def draw_steps(seed, layers_dims, updates):
    """Draw parameters, and gradients that do not depend on them.

    Parameters
    ----------
    seed : int
    layers_dims : sequence of int
        Units of each layer, the input first. An example is a row.
    updates : int

    Returns
    -------
    parameters, grads : dict of str to ndarray
        ``W1`` and so on; ``dW1`` and so on, whose first axis counts the updates.
    """
    drawn, shapes = generator(seed), {}
    for layer, (n_in, n_out) in enumerate(itertools.pairwise(layers_dims), start=1):
        shapes |= {f"W{layer}": (n_in, n_out), f"b{layer}": (1, n_out)}
    parameters = {name: drawn.normal(size=shape) for name, shape in shapes.items()}
    return parameters, {f"d{k}": drawn.normal(size=(updates, *s)) for k, s in shapes.items()}


class StepCredit(Credit):
    """Points for the parts of an optimizer that are right after all updates."""

    def steps(self, seed, layers_dims, updates, *settings):
        """Compare with the reference solution on drawn gradients; return this object."""
        return self.agree(*draw_steps(seed, layers_dims, updates), *settings)

    def achieve(self, allowed, **checks):
        """Run the reference solution with a learner's settings, and check what they achieve.

        The learner's own classes do not run: a mistake in them has cost its points already.

        Parameters
        ----------
        allowed : callable
            Takes the settings, and raises `CheckFailed` if they cannot be any.
        **checks : callable
            For each part what it must pass; takes all that the run returns but the settings.

        Returns
        -------
        StepCredit
            This object.
        """
        try:
            settings = call(self._function)
            allowed(settings)
        except (CheckFailed, StillToDo) as failure:
            self._lose(failure, self._worth, ())
            return self
        _, *achieved = reference(self._name)(settings)
        for part, check in checks.items():
            try:
                check(*achieved)
                self._shown.add(part)
            except CheckFailed as failure:
                self._lose(failure, [part], ())
        return self
