"""Import what every worker needs sooner or later: workers are forked from a process that did so.

`autograder.grading.workers.prepare` lets that process import this module, and says in the
environment which course will be graded.
"""

import contextlib
import gc
import os
from pathlib import Path

from jsonschema import Draft4Validator

from autograder.border.execute import read_code_cells
from autograder.border.test_cells import imports
from autograder.grading import one_submission  # noqa: F401  workers run it
from autograder.nbcourse.folders import hush, open_course

COURSE = "AUTOGRADER_COURSE"
"""The variable that names the course's folder."""


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


def check_a_schema_once():
    """Let jsonschema remember which schemas are right: it would look again for every cell."""
    check, checked = Draft4Validator.check_schema, []

    def once(schema, *arguments, **more):
        if schema not in checked:
            check(schema, *arguments, **more)
            checked.append(schema)

    Draft4Validator.check_schema = staticmethod(once)


check_a_schema_once()
# What is wrong with the course is told by whoever grades it.
with contextlib.suppress(Exception):
    preload(Path(os.environ[COURSE]))
