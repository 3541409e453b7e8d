"""The labs, run in this process."""

import functools

from opt_utils.widgets import Live
from support.notebooks import read
from support.places import ROOT


@functools.cache
def lab(name):
    """Run the code of a lab in this process; return its names and, by cell, what it printed."""
    names, printed = {}, {}
    for cell in read(ROOT / "notebooks" / f"{name}.ipynb").cells:
        if cell.cell_type == "code":
            lines = []
            names["print"] = lambda *parts, lines=lines: lines.append(" ".join(map(str, parts)))
            exec(compile(cell.source, cell.id, "exec"), names)
            printed[cell.id] = "\n".join(lines)
    return names, printed


def pictures(name):
    """All live pictures of a lab, by name."""
    return {key: value for key, value in lab(name)[0].items() if isinstance(value, Live)}
