"""The learner's own functions, taken out of a finished exercise notebook."""

import ast
import functools
from pathlib import Path

import nbformat
import numpy as np
from IPython.core.inputtransformer2 import TransformerManager

from public_tests.failures import StillToDo

_ROOTS = [Path(), *Path(__file__).parents]


class OwnWorkError(ValueError):
    """One sentence on why the learner's function cannot be used, shown without a traceback."""

    def _render_traceback_(self):
        return [str(self)]


def function(path, name):
    """Take a function out of an exercise notebook.

    Only function definitions and imports of the notebook are run, none of its other lines.

    Parameters
    ----------
    path : str or Path
        The notebook, from here or from the course's folder.
    name : str
        Name of the function.

    Returns
    -------
    callable
        The learner's function. It raises `OwnWorkError` where the original raises anything.

    Raises
    ------
    OwnWorkError
        If the file is missing or no notebook, or the function is absent or still to do.
    """
    definitions = _definitions(_cells(path))
    found = [node for node in definitions if getattr(node, "name", None) == name]
    if not found:
        raise OwnWorkError(f"{path} has no function {name}: finish that exercise, and save.")
    if any(getattr(node, "id", None) == "StillToDo" for node in ast.walk(found[-1])):
        raise OwnWorkError(f"{name} is still to do in {path}: finish that exercise, and save.")
    return _plainly(_run(definitions, path)[name], path)


def rule(path, name):
    """Take an update out of an exercise notebook, as a rule like those of `labs.rules`.

    Parameters
    ----------
    path : str or Path
    name : str
        ``update_parameters_with_gd``, ``update_parameters_with_momentum`` or
        ``update_parameters_with_adam``.

    Returns
    -------
    callable
        A generator with the settings of ours.

    Raises
    ------
    OwnWorkError
        As in `function`.
    """
    return functools.partial(_RULES[name], function(path, name))


def beside(ours, path, name):
    """Put the learner's own function beside ours, and say in one sentence whether it is there.

    Parameters
    ----------
    ours : callable
    path : str or Path
        The learner's notebook; empty if none is named.
    name : str
        Name of the learner's function. An update is turned into a rule.

    Returns
    -------
    dict of str to callable
        ``"ours"`` and, if it can be used, ``"yours"``.
    """
    if not path:
        print("You named no notebook, so the pictures run our own code.")
        return {"ours": ours}
    try:
        theirs = (rule if name in _RULES else function)(path, name)
    except OwnWorkError as reason:
        print(f"The pictures run our own code. {reason}")
        return {"ours": ours}
    print(f"The pictures can run your {name}: choose 'yours'.")
    return {"yours": theirs, "ours": ours}


def _cells(path):
    for root in _ROOTS:
        if (root / path).is_file():
            break
    else:
        raise OwnWorkError(f"There is no file {path}: write its path as seen from the labs.")
    try:
        nb = nbformat.read(root / path, as_version=4)
    except Exception as error:  # nbformat raises many kinds
        raise OwnWorkError(f"{path} is not a notebook: name a file ending in .ipynb.") from error
    return [cell.source for cell in nb.cells if cell.cell_type == "code"]


def _definitions(cells):
    wanted = ast.FunctionDef, ast.Import, ast.ImportFrom
    plain = TransformerManager().transform_cell  # takes %magics for what IPython makes of them
    found = []
    for cell in cells:
        try:
            found += [node for node in ast.parse(plain(cell)).body if isinstance(node, wanted)]
        except SyntaxError:
            continue  # a cell that Python cannot read defines nothing in the notebook either
    return found


def _run(definitions, path):
    namespace = {"np": np, "StillToDo": StillToDo}
    for node in definitions:
        try:
            exec(compile(ast.Module([node], []), str(path), "exec"), namespace)
        except Exception as error:
            raise OwnWorkError(
                f"Line {node.lineno} of a cell of {path} raised {_named(error)}: "
                "the notebook must run from top to bottom."
            ) from error
    return namespace


def _plainly(theirs, path):
    @functools.wraps(theirs)
    def call(*arguments, **settings):
        try:
            return theirs(*arguments, **settings)
        except Exception as error:
            raise OwnWorkError(
                f"Your {theirs.__name__} raised {_named(error)}: run its test in {path}."
            ) from error

    return call


def _named(error):
    return ": ".join(filter(None, [type(error).__name__, str(error)]))


# A vector of parameters is the weights of one layer whose biases stay zero.


def _as_layer(theta, name="{}"):
    column = np.array(theta, dtype=float).reshape(-1, 1)
    return {name.format("W1"): column, name.format("b1"): np.zeros((1, 1))}


def _gd(update, gradient, theta, rates):
    for alpha in rates:
        parameters = update(_as_layer(theta), _as_layer(gradient(theta), "d{}"), alpha)
        theta = parameters["W1"].ravel()
        yield theta


def _momentum(update, gradient, theta, rates, beta=0.9):
    v = _as_layer(0 * theta, "d{}")
    for alpha in rates:
        grads = _as_layer(gradient(theta), "d{}")
        parameters, v = update(_as_layer(theta), grads, v, beta, alpha)
        theta = parameters["W1"].ravel()
        yield theta


def _adam(update, gradient, theta, rates, **settings):
    v, s = _as_layer(0 * theta, "d{}"), _as_layer(0 * theta, "d{}")
    for t, alpha in enumerate(rates, start=1):
        grads = _as_layer(gradient(theta), "d{}")
        parameters, v, s, *_ = update(_as_layer(theta), grads, v, s, t, alpha, **settings)
        theta = parameters["W1"].ravel()
        yield theta


_RULES = {
    "update_parameters_with_gd": _gd,
    "update_parameters_with_momentum": _momentum,
    "update_parameters_with_adam": _adam,
}
