"""Run a test cell in the grading process, against stand-ins for the learner's functions."""

import ast
import builtins
import contextlib
import functools
import io
import math
import numbers
import symtable
import sys
import traceback
from itertools import chain

import numpy as np
from nbformat.v4 import new_output

from autograder.border.found import hear

_MAGIC = ("%", "!", "?")
_KEPT = 1000
"""Cells of the teacher's of which is remembered what was found out: they are the same for all."""


def imports(cells):
    """Collect the import statements of a notebook's code cells.

    Parameters
    ----------
    cells : list of NotebookNode
        Cells of the teacher's notebook: what they import is trusted.

    Returns
    -------
    str
        Python source.
    """
    found = [_imports_of(cell.source) for cell in cells if cell.cell_type == "code"]
    return "\n".join(dict.fromkeys(chain(*found)))


@functools.lru_cache(maxsize=_KEPT)
def _imports_of(source):
    nodes = _parsed(_python(source)).body
    return [ast.unparse(n) for n in nodes if isinstance(n, (ast.Import, ast.ImportFrom))]


def definitions(source):
    """Collect the functions and classes that a cell defines, and what it imports for them.

    Parameters
    ----------
    source : str
        A learner's cell.

    Returns
    -------
    list of str
        A statement each.
    """
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
    return [ast.unparse(n) for n in _parsed(_python(source)).body if isinstance(n, kinds)]


def _python(source):
    """The cell without its magics and shell lines."""
    return "\n".join(
        "" if line.lstrip().startswith(_MAGIC) else line for line in source.splitlines()
    )


def _parsed(source):
    try:
        return ast.parse(source)
    except SyntaxError:
        return ast.Module([], [])


def needs_inside(source, cells):
    """Whether a test cell has to run in the learner's kernel.

    It does if it has magics, deletes a name that it did not make, or sets one that the solution
    cells define as a function or class, or read inside one. Only the teacher's notebook is
    asked: a learner could otherwise choose where the verdict is made.

    Parameters
    ----------
    source : str
        The test cell.
    cells : list of NotebookNode
        The solution cells of the teacher's notebook.

    Returns
    -------
    bool
    """
    if _python(source) != source:
        return True
    deleted, assigned = _deleted_and_assigned(source)
    theirs = {name for cell in cells for name in _defined_or_read(cell.source)}
    return bool(deleted - assigned) or bool((assigned | deleted) & theirs)


@functools.lru_cache(maxsize=_KEPT)
def _deleted_and_assigned(source):
    tree = _parsed(source)
    names = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    return {name.id for name in names if isinstance(name.ctx, ast.Del)}, _assigned(tree)


def _assigned(tree):
    kinds = (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)
    defined = {node.name for node in tree.body if isinstance(node, kinds)}
    names = (node for node in ast.walk(tree) if isinstance(node, ast.Name))
    return defined | {name.id for name in names if isinstance(name.ctx, ast.Store)}


@functools.lru_cache(maxsize=_KEPT)
def _defined_or_read(source):
    """Functions and classes of a cell, and the globals that its functions read."""
    try:
        tables = symtable.symtable(_python(source), "<cell>", "exec").get_children()
    except SyntaxError:
        return set()
    return {name for table in tables for name in (table.get_name(), *_globals(table))}


def _globals(table):
    yield from (symbol.get_name() for symbol in table.get_symbols() if symbol.is_global())
    for child in table.get_children():
        yield from _globals(child)


class _Names(dict):
    """The names of the test cells; what they lack is looked up at the learner's."""

    def __init__(self, learner):
        super().__init__(__name__="__main__")
        self._learner = learner
        self.fetched = {}

    def __missing__(self, name):
        if hasattr(builtins, name):
            raise KeyError(name)
        if name not in self.fetched:
            self.fetched[name] = self._fetch(name)
        return self.fetched[name]

    def _fetch(self, name):
        kind = self._learner.kinds([name])[name]
        if kind == "missing":
            raise KeyError(name)
        return self._learner.function(name) if kind == "function" else self._learner.value(name)


class Outside:
    """Test cells on this side of the border.

    Parameters
    ----------
    learner : Learner
    trusted : str
        Import statements of the teacher's notebook, one a line.
    folder : str, optional
        Where that notebook lies, so that modules beside it are found.
    """

    def __init__(self, learner, trusted, folder=""):
        self._names = _Names(learner)
        with _on_path(folder):
            for statement in trusted.splitlines():
                with contextlib.suppress(ImportError):
                    exec(statement, self._names)
        learner.exceptions = {k: v for k, v in self._names.items() if isinstance(v, type)}

    def run(self, source):
        """Run a test cell.

        Parameters
        ----------
        source : str

        Returns
        -------
        list of NotebookNode
            Outputs as Jupyter would record them.
        """
        self._names.fetched.clear()  # the learner's cells may have run on since the last test
        return list(_outputs(*_executed(source, self._names)))


@contextlib.contextmanager
def _on_path(folder):
    sys.path.append(folder)
    try:
        yield
    finally:
        sys.path.remove(folder)


def _executed(source, names):
    """Run Python as a cell does: the value of a last expression is the cell's result."""
    printed, result, error = io.StringIO(), None, None
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            result = _run(source, names)
        except Exception as raised:
            error = raised
            hear(getattr(raised, "mistakes", ()))
    return printed.getvalue(), result, error


def _run(source, names):
    body, last = _compiled(source)
    exec(body, names)
    return eval(last, names) if last else None


@functools.lru_cache(maxsize=_KEPT)
def _compiled(source):
    """The code of a cell, and that of its last expression if it ends in one."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    value = last and compile(ast.Expression(last.value), "<test cell>", "eval")
    return compile(tree, "<test cell>", "exec"), value


def _outputs(printed, result, error):
    if printed:
        yield new_output("stream", name="stdout", text=printed)
    if error is not None:
        yield new_output(
            "error", ename=type(error).__name__, evalue=str(error), traceback=_rendered(error)
        )
    elif result is not None:
        yield _result(result)


def _result(result):
    """A number is points, in the only form that nbgrader reads; False and nan are none."""
    if isinstance(result, numbers.Real) and not isinstance(result, bool):
        if not math.isfinite(result):
            return _no_points(result)
        result = float(result)
    elif isinstance(result, (bool, np.bool_)) and not result:
        return _no_points(result)
    return new_output("execute_result", data={"text/plain": repr(result)})


def _no_points(result):
    """nbgrader would take it for full marks."""
    told = f"the last line of this test is {result!r}, which is not a number of points"
    return new_output("error", ename="NotPoints", evalue=told, traceback=[f"NotPoints: {told}"])


def _rendered(error):
    if hasattr(error, "_render_traceback_"):
        return error._render_traceback_()
    return [line.rstrip("\n") for line in traceback.format_exception_only(error)]
