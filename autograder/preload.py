"""Import what every worker needs sooner or later: workers are forked from a process that did so.

`autograder.crew.prepare` lets that process import this module.
"""

import contextlib
import gc
from pathlib import Path

from autograder import job
from autograder.course import hush, open_course
from autograder.execute import read_code_cells
from autograder.outside import imports

ROOT = Path(job.__file__).resolve().parents[1]


def preload(root):
    """Load the configuration of a course, and what its teacher's notebooks import.

    Parameters
    ----------
    root : Path
    """
    hush()
    source = Path(root, open_course(root).coursedir.source_directory)
    for notebook in sorted(source.glob("*/*.ipynb")):
        for line in imports(read_code_cells(notebook)).splitlines():
            with contextlib.suppress(Exception):
                exec(line, {})
    gc.freeze()  # what is there now stays, so nobody needs to look through it again


# What is wrong with the course is told by whoever grades it.
with contextlib.suppress(Exception):
    preload(ROOT)
