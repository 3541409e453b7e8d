"""How long the live pictures of the labs take to follow their controls."""

import contextlib
import io
import statistics
import sys
import time

import nbformat
from rich.table import Table

from opt_utils.widgets import Live


def redraws(folder):
    """Time every value of every control of every lab.

    Parameters
    ----------
    folder : Path
        Where the labs are.

    Returns
    -------
    rich.table.Table
        A row for each picture: milliseconds from a new value to the finished PNG.
    """
    sys.path.insert(0, str(folder))
    table = Table(title="milliseconds from a control to the picture")
    for column in ("lab", "picture", "redraws", "median", "slowest"):
        table.add_column(column, justify="left" if column in ("lab", "picture") else "right")
    for path in sorted(folder.glob("*.ipynb")):
        for name, picture in _pictures(path).items():
            table.add_row(path.stem, name, *_row(list(_times(picture))))
    return table


def _pictures(path):
    names = {}
    code = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in code:
            exec(compile(cell.source, cell.id, "exec"), names)
    return {name: value for name, value in names.items() if isinstance(value, Live)}


def _times(picture):
    picture.draw()  # the first lays out what stays
    for key, control in picture.controls.items():
        for value in control.sweep():
            begun = time.perf_counter()
            picture.draw(**{key: value})
            yield 1000 * (time.perf_counter() - begun)


def _row(times):
    if not times:
        return "0", "", ""
    return str(len(times)), f"{statistics.median(times):.0f}", f"{max(times):.0f}"
