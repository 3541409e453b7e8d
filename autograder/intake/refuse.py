"""What is refused before anything of a submission is run, and why."""

import os
from pathlib import Path

MOST_BYTES = 20 * 2**20
"""Size of a notebook. One without outputs has a few hundred kilobytes."""


class SubmissionRefused(ValueError):
    """A submission that cannot be graded; the message says why, and what the teacher can do."""


def check_notebook(path):
    """Make sure that a submitted notebook is a file that can be read.

    Parameters
    ----------
    path : Path
        Where the notebook should lie.

    Raises
    ------
    SubmissionRefused
        If it is not there, is a link, is too large, or is no UTF-8 text.
    """
    if path.is_symlink() or any(parent.is_symlink() for parent in list(path.parents)[:2]):
        raise SubmissionRefused(f"{path.name} is a symbolic link")
    if not path.is_file():
        raise SubmissionRefused(f"{path.name} is not there; {_found_instead(path)}")
    size = os.path.getsize(path)
    if size > MOST_BYTES:
        raise SubmissionRefused(f"{path.name} has {size >> 20} MB, the limit is {MOST_BYTES >> 20}")
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SubmissionRefused(f"{path.name} is no UTF-8 text: {error.reason}") from None


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


def _found_instead(path):
    others = sorted(other.name for other in Path(path.parent).glob("*.ipynb"))
    return f"found {', '.join(others)}" if others else "there is no other notebook"
