"""Whether numbers agree, to as many digits as their kind keeps."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Tolerance:
    """How much two numbers may differ.

    Attributes
    ----------
    relative : float
    near_zero : float
        The same for entries near zero, as a share of the largest entry of the expected array.
    """

    relative: float
    near_zero: float


FLOAT64 = Tolerance(1e-9, 1e-12)
"""What two right float64 computations may show."""
FLOAT32 = Tolerance(1e-4, 1e-5)
"""What a right computation all in float32 may show: 1 - 0.999 alone loses three of its 7 digits."""
SIX_DIGITS = Tolerance(1e-6, 1e-7)
"""What a float64 result usually shows if something on the way was float32."""


def agree(got, expected):
    """Compare entry by entry, as float32 if one is, and as float64 if not.

    Parameters
    ----------
    got, expected : ndarray or float
        Of the same shape.

    Returns
    -------
    ndarray of bool
    """
    if np.array_equal(got, expected):  # what is right is so to the last digit, as a rule
        return np.ones(np.shape(expected), dtype=bool)
    # Whole numbers are exact in float32: there is nothing to allow for.
    fractions = np.asarray(expected).dtype.kind == "f"
    single = fractions and (is_float32(got) or is_float32(expected))
    return within(FLOAT32 if single else FLOAT64, got, expected)


def within(tolerance, got, expected):
    """Compare entry by entry.

    Parameters
    ----------
    tolerance : Tolerance
    got, expected : ndarray or float
        Of the same shape.

    Returns
    -------
    ndarray of bool
    """
    # numpy would round what is expected to the kind of a single float32.
    got, expected = np.asarray(got, dtype=float), np.asarray(expected, dtype=float)
    sizes, finite = np.abs(expected), np.isfinite(expected)
    largest = np.max(sizes, initial=0.0, where=finite)
    # np.isclose says the same and takes twice as long, which thousands of comparisons feel.
    with np.errstate(invalid="ignore", over="ignore"):
        allowed = tolerance.near_zero * largest + tolerance.relative * sizes
        close = finite & (np.abs(got - expected) <= allowed)
    # What is expected is never nan, but what a known mistake gives may be.
    return close | (got == expected) | (np.isnan(got) & np.isnan(expected))


def is_float32(thing):
    """Tell an array, or a single number, of float32.

    Parameters
    ----------
    thing : ndarray or float

    Returns
    -------
    bool
    """
    return np.asarray(thing).dtype == np.float32
