"""Inputs for the exercises: the same numbers for everyone, drawn from fixed seeds.

Use it as ``from testcases import *``. There is one module per assignment.
"""

import pkgutil
from importlib import import_module

__all__ = []

for _info in pkgutil.iter_modules(__path__):
    _module = import_module(f"testcases.{_info.name}")
    globals().update({name: getattr(_module, name) for name in _module.__all__})
    __all__ += _module.__all__
