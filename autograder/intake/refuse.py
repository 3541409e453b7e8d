"""What is refused before anything of a submission is run, and why."""

import os
from pathlib import Path

MOST_BYTES = 100 * 2**20
"""Size of a file that is looked at. What a notebook may have without its outputs is far less."""


class SubmissionRefused(ValueError):
    """A submission that cannot be graded; the message says why, and what the teacher can do."""


def check_file(path):
    """Make sure that something handed in is a plain file that can be read.

    Parameters
    ----------
    path : str or Path

    Raises
    ------
    SubmissionRefused
        If it is not there, is a link, or is too large.
    """
    path = Path(path)
    if path.is_symlink() or any(parent.is_symlink() for parent in list(path.parents)[:2]):
        raise SubmissionRefused(f"{path.name} is a symbolic link. Ask the learner for the file")
    if not path.is_file():
        raise SubmissionRefused(f"{path.name} is not there")
    size = os.path.getsize(path)
    if size > MOST_BYTES:
        raise SubmissionRefused(
            f"{path.name} has {size >> 20} MB, the limit is {MOST_BYTES >> 20}. Clear its outputs "
            "in JupyterLab, save it, and grade again"
        )


def set_links_aside(assignment, student, notebooks):
    """Hook of nbgrader's Autograde: put a note in the place of each symbolic link.

    nbgrader copies all files of a submission before it reads the notebook, and follows links: to
    the end of the disk, if one leads to ``/dev/zero``. A link in the notebook's place stays, and is
    refused later: nbgrader gives 0 points for a notebook that is not there.

    Parameters
    ----------
    assignment, student : str
        Unused; nbgrader passes them.
    notebooks : list of str
        The notebooks of one submission.
    """
    paths = {Path(notebook) for notebook in notebooks}
    for folder in {path.parent for path in paths}:
        for name in set(_links(folder)) - paths:
            target = os.readlink(name)
            name.unlink()
            note = f"Set aside: a symbolic link to {target}\n"
            name.with_name(f"{name.name}.link.txt").write_text(note, encoding="utf-8")


def _links(folder):
    for path, folders, files in os.walk(folder):
        yield from (p for p in (Path(path, name) for name in folders + files) if p.is_symlink())
