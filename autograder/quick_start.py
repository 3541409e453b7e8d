"""Import this before anything that reads notebooks, and it is there a second earlier.

jsonschema would check addresses in any script (IRIs), for which no notebook's schema asks, with
rfc3987-syntax, which builds a grammar in each new process. Where that package is missing,
jsonschema leaves the check out.

nbgrader takes what unpacks archives from setuptools, all of which that loads.

What imports make stays, but Python looks for garbage in it after every 700 things that are made.
"""

import functools
import gc
import importlib
import sys
import types

_ARCHIVES = "setuptools.archive_util"


def _real(name):
    """Load the module, which is asked for now, and look there."""
    if name.startswith("__"):  # Python itself asks whether it is a package
        raise AttributeError(name)
    if sys.modules.get(_ARCHIVES) is _not_yet:
        del sys.modules[_ARCHIVES]
    return getattr(importlib.import_module(_ARCHIVES), name)


def _call(name, *arguments, **more):
    return _real(name)(*arguments, **more)


_not_yet = types.ModuleType(_ARCHIVES)
_not_yet.__getattr__ = _real
for _name in ("unpack_archive", "unpack_tarfile", "unpack_zipfile"):
    setattr(_not_yet, _name, functools.partial(_call, _name))

sys.modules.setdefault("rfc3987_syntax", None)
sys.modules.setdefault(_ARCHIVES, _not_yet)
gc.set_threshold(50_000)
