"""The reference solutions, taken from the solution cells of the source notebooks.

The tests of an exercise call a function. Either the solution cell defines it, or a given cell
does: a locked one that uses what the solution cell defines, such as a class.
"""

import ast
import functools
import json
import linecache
import math
import re
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from autograder.release.markers import without_markers, without_regions
from public_tests.exercises import exercise

SOURCE = Path(__file__).resolve().parents[1] / "source"


@dataclass(frozen=True)
class _Place:
    """Where an exercise stands: the code of a notebook cut in three."""

    before: str
    solution: str
    given: str
    kept: str  # of the solution's cell, what learners get


@functools.cache
def reference(name):
    """Get the reference solution of an exercise.

    Parameters
    ----------
    name : str
        Name of the exercise's function.

    Returns
    -------
    callable

    Raises
    ------
    LookupError
        If no solution cell or given cell of any source notebook defines the function.
    """
    return define(name, reference_code(name))


def reference_code(name):
    """Get the source of the cell that solves an exercise, without its markers.

    Parameters
    ----------
    name : str
        Name of the exercise's function.

    Returns
    -------
    str

    Raises
    ------
    LookupError
        If no solution cell or given cell of any source notebook defines the function.
    """
    return _place(name).solution


def given_statements(name):
    """List the statements of a solution that learners get with the release.

    Parameters
    ----------
    name : str
        Name of the exercise's function.

    Returns
    -------
    list of str
        Assignments, as `ast.unparse` writes them.
    """
    place = _place(name)
    kept = {line.strip() for line in place.kept.splitlines()}
    lines = place.solution.splitlines()
    found = (n for n in ast.walk(ast.parse(place.solution)) if isinstance(n, ast.Assign))
    return sorted({ast.unparse(n) for n in found if lines[n.lineno - 1].strip() in kept})


def written_lines(name):
    """List the lines of a solution that learners are to write themselves.

    Parameters
    ----------
    name : str
        Name of the exercise's function.

    Returns
    -------
    list of str
        Without comments and what they are indented by.
    """
    place = _place(name)
    kept = {line.strip() for line in place.kept.splitlines()}
    lines = [line.strip() for line in place.solution.splitlines()]
    return [re.sub(r"\s*# .*", "", line) for line in lines if line not in kept]


@functools.cache
def _place(name):
    for path in sorted(SOURCE.glob("*/*.ipynb")):
        # nbformat would do, but importing it costs every graded kernel a second.
        cells = _cells(json.loads(path.read_text(encoding="utf-8")))
        for i, (code, is_solution, _) in enumerate(cells):
            if re.search(rf"^def {name}\(", code, re.MULTILINE):
                at = i if is_solution else max(k for k in range(i) if cells[k][1])
                given = "\n\n".join(text for text, *_ in cells[at + 1 : i + 1])
                before = "\n\n".join(text for text, *_ in cells[:at])
                return _Place(before, cells[at][0], given, cells[at][2])
    raise LookupError(f"no solution cell in {SOURCE} defines {name}")


def _cells(nb):
    """Solution cells and given cells, whether each is a solution, and what learners get of it."""
    graded = ((cell, cell["metadata"].get("nbgrader", {})) for cell in nb["cells"])
    return [
        (
            without_markers("".join(cell["source"])),
            about["solution"],
            without_regions("".join(cell["source"])),
        )
        for cell, about in graded
        if cell["cell_type"] == "code" and about and not about["grade"]
    ]


def define(name, code):
    """Run the code of a solution cell and get the function that is tested.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    code : str

    Returns
    -------
    callable
    """
    return _ran(name, lambda namespace: _run(code, name, namespace))


@functools.cache
def using(name, written):
    """Get the function that is tested, from a solution that is there already.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    written : callable
        The function or class that the exercise asks for.

    Returns
    -------
    callable
        The solution itself, unless a given function uses it.
    """
    if not _place(name).given:
        return written
    return _ran(name, lambda namespace: namespace.update({exercise(name).written: written}))


def _ran(name, solve):
    """Run what stands before the exercise, the solution, and what is given after it."""
    namespace = {"np": np, "math": math}
    _run(_place(name).before, name, namespace)
    solve(namespace)
    _run(_place(name).given, name, namespace)
    return namespace[name]


def _run(code, name, namespace):
    exec(compile(code, _file(name, code), "exec"), namespace)


def _file(name, code):
    return f"<{name} {zlib.crc32(code.encode())}>"


def remember_cells(name, code):
    """Let the text of a solution be found, as that of a notebook's cells is.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    code : str
        That `define` gets, or has got.
    """
    place = _place(name)
    for text in (place.before, code, place.given):
        file = _file(name, text)
        linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
