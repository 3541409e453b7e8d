"""The checks that a learner runs: ``from public_tests import *``.

Where to look: the wording of a failure in `failures`, what counts as equal in `comparing`, how a
learner's function is called in `calling`, the checks and their hints in one module per
assignment, the expected numbers in ``expected/``.
"""

from public_tests.failures import StillToDo
from public_tests.optimization_methods import *  # noqa: F403
from public_tests.optimization_methods import __all__ as _checks

__all__ = ["StillToDo", *_checks]
