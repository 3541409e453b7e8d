"""Inputs for the exercises: the same numbers for everyone, drawn from fixed seeds.

Use it as ``from testcases import *``.
"""

from testcases.optimization_methods import *  # noqa: F403
from testcases.optimization_methods import __all__  # noqa: F401
