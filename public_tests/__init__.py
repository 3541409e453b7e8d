"""The checks that a learner runs: ``from public_tests import *``.

Where to look: the wording of a failure in `failures`, what counts as equal in `comparing`, how a
learner's function is called in `calling`, the checks and their hints in one module per
assignment, the expected numbers in ``expected/``.
"""

from public_tests.checking import waits_for
from public_tests.exercises import assignment, assignments
from public_tests.failures import CheckFailed, StillToDo
from public_tests.missing import explain_missing_names

__all__ = ["CheckFailed", "StillToDo", "waits_for"]

for _name in assignments():
    _module = assignment(_name)
    globals().update({name: getattr(_module, name) for name in _module.__all__})
    __all__ += _module.__all__

explain_missing_names()
