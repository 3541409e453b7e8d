"""Inputs of the hidden tests: fresh for every learner and release, and the same again next time."""

import hashlib

import numpy as np

_seed = 0


def begin(learner, release):
    """Let what is drawn from now on belong to a learner and a release.

    Parameters
    ----------
    learner : str
    release : bytes
        The released notebook.
    """
    global _seed
    digest = hashlib.sha256(learner.encode() + b"\0" + release).digest()
    _seed = int.from_bytes(digest[:8])


def generator(seed):
    """Make a generator.

    Parameters
    ----------
    seed : int
        Which of the inputs.

    Returns
    -------
    numpy.random.Generator
    """
    return np.random.default_rng([_seed, seed])
