"""Collect the text of what a learner wrote, and of all that it needs to run by itself."""

import ast
import linecache
import numbers
import sysconfig
import types
from pathlib import Path

from public_tests.exercises import exercise

_LIBRARIES = sysconfig.get_path("stdlib"), "site-packages", "dist-packages"


def cell_of(thing):
    """The text of the cell that defines a function or class.

    Parameters
    ----------
    thing : callable

    Returns
    -------
    str
        Empty if it is not known, or if a file defines it.
    """
    return "" if Path(_file_of(thing)).is_file() else _text_of(thing)


def _text_of(thing):
    # `inspect.getsource` fails on the classes of notebooks in some versions of Python.
    return "".join(linecache.getlines(_file_of(thing)))


def _file_of(thing):
    if isinstance(thing, type):
        methods = [one for one in vars(thing).values() if isinstance(one, types.FunctionType)]
        files = (one.__code__.co_filename for one in methods)
        return next((file for file in files if linecache.getlines(file)), "")
    return getattr(getattr(thing, "__code__", None), "co_filename", "")


def written_by(name, target):
    """Get what the learner wrote: the function that is tested, or what it uses.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    target : callable

    Returns
    -------
    callable or None
        None if it is not there.
    """
    written = exercise(name).written
    return target if written == name else getattr(target, "__globals__", {}).get(written)


def own_code(name, target):
    """Collect what is needed to run a learner's function elsewhere.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    target : callable
        The learner's function, or the given one that runs what the learner wrote.

    Returns
    -------
    dict
        ``cell``, the text of the learner's cell; ``given``, the texts of other functions and
        classes; ``modules`` and ``values`` by the names under which they are used.
    """
    own = written_by(name, target)
    found = {"cell": cell_of(own), "given": [], "modules": {}, "values": {}}
    seen = {exercise(name).written}
    for thing in (own, target):
        _collect(thing, found, seen, skipped=own)
    return found


def _collect(thing, found, seen, skipped):
    for code, names in _codes(thing):
        for word in _words(code):
            if word in names and word not in seen:
                seen.add(word)
                _take(word, names[word], found, seen, skipped)
    if thing is not skipped and _definition(thing):
        found["given"].append(_definition(thing))


def _take(word, value, found, seen, skipped):
    if isinstance(value, types.ModuleType):
        found["modules"][word] = value.__name__
    elif isinstance(value, (numbers.Real, str)) and not isinstance(value, type):
        found["values"][word] = value if isinstance(value, (int, str)) else float(value)
    elif _is_library(value):
        found["modules"][word] = f"{value.__module__}:{value.__name__}"
    elif isinstance(value, (types.FunctionType, type)):
        _collect(value, found, seen, skipped)


def _is_library(value):
    if not callable(value) or not getattr(value, "__name__", ""):
        return False
    file = _file_of(value)
    return not file or any(place in file for place in _LIBRARIES)


def _codes(thing):
    functions = vars(thing).values() if isinstance(thing, type) else [thing]
    for one in functions:
        if isinstance(one, types.FunctionType):
            yield one.__code__, one.__globals__


def _words(code):
    yield from code.co_names
    for inner in code.co_consts:
        if isinstance(inner, types.CodeType):
            yield from _words(inner)


def _definition(thing):
    """The lines that define a function or class, from the text that holds it."""
    text = _text_of(thing)
    try:
        nodes = ast.walk(ast.parse(text))
    except SyntaxError:
        return ""
    kinds = (ast.FunctionDef, ast.ClassDef)
    same = [n for n in nodes if isinstance(n, kinds) and n.name == thing.__name__]
    return ast.unparse(same[-1]) if same else ""
