"""A course as nbgrader keeps it: its configuration, and what has been handed in."""

import filecmp
import functools
import logging
import warnings
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from traitlets.config import PyFileConfigLoader

from autograder.nbcourse.stamps import STAMPS

_SILENT = logging.NullHandler()


def hush():
    """Silence what nbgrader's own calls of SQLAlchemy and nbformat warn of: nobody can mend it.

    Also its log, of which Python would else print the errors: what matters in it is told by us.
    """
    logging.getLogger("traitlets").addHandler(_SILENT)
    warnings.filterwarnings("ignore", module="nbgrader|nbformat")


@functools.cache
def configuration(root):
    """Load the ``nbgrader_config.py`` of a course, once.

    Parameters
    ----------
    root : str

    Returns
    -------
    traitlets.config.Config
        To be copied before it is changed.

    Raises
    ------
    FileNotFoundError
        If there is none.
    """
    if not Path(root, "nbgrader_config.py").is_file():
        raise FileNotFoundError(f"there is no course in {root}: nbgrader_config.py is not there")
    return PyFileConfigLoader("nbgrader_config.py", path=root).load_config()


def is_graded_outside(root):
    """Whether a course has taken up `autograder.plugin.grade_outside`.

    Parameters
    ----------
    root : str

    Returns
    -------
    bool
        False also where there is no course.
    """
    try:
        steps = configuration(str(root)).Autograde.get("autograde_preprocessors")
    except FileNotFoundError:
        return False
    return isinstance(steps, list) and any(
        getattr(step, "__name__", step) == "ExecuteOutside" for step in steps
    )


def open_course(root, **settings):
    """Open a course.

    Parameters
    ----------
    root : Path
        Folder with the ``nbgrader_config.py``.
    **settings
        Configuration by class, such as ``ExecuteOutside={"sandbox": False}``.

    Returns
    -------
    nbgrader.apps.NbGraderAPI
    """
    config = configuration(str(root)).copy()
    config.CourseDirectory.setdefault("root", str(root))  # nbgrader takes the working folder
    for name, values in settings.items():
        config[name].update(values)
    return NbGraderAPI(config=config)


def folder(course, step, assignment, learner):
    """Where nbgrader keeps a learner's work.

    Parameters
    ----------
    course : NbGraderAPI
    step : str
        "submitted", "autograded" or "feedback".
    assignment, learner : str

    Returns
    -------
    Path
    """
    directories = course.coursedir
    name = getattr(directories, f"{step}_directory")
    return Path(directories.format_path(name, learner, assignment))


def sources(course):
    """List the assignments whose source is there.

    Parameters
    ----------
    course : NbGraderAPI

    Returns
    -------
    list of str
        Sorted.
    """
    folder = Path(course.coursedir.root, course.coursedir.source_directory)
    return sorted(path.name for path in folder.glob("*/") if any(path.glob("*.ipynb")))


def submitted(course, assignment):
    """List the learners who handed something in.

    Parameters
    ----------
    course : NbGraderAPI
    assignment : str

    Returns
    -------
    list of str
        Sorted.
    """
    everyone = Path(course.coursedir.root, course.coursedir.submitted_directory)
    return sorted(path.parent.name for path in everyone.glob(f"*/{assignment}") if path.is_dir())


def set_aside(course, assignment, learner):
    """List the files of a submission that did not come with the release, or were changed.

    Only the notebook counts; a sandbox does not show the others to the learner's code.

    Parameters
    ----------
    course : NbGraderAPI
    assignment, learner : str

    Returns
    -------
    list of str
        Paths within the submission, sorted.
    """
    handed_in = folder(course, "submitted", assignment, learner)
    released = Path(course.coursedir.root, course.coursedir.release_directory, assignment)
    paths = (path for path in handed_in.rglob("*") if path.is_symlink() or not path.is_dir())
    names = (path.relative_to(handed_in) for path in paths)
    return sorted(str(name) for name in names if not _is_known(name, handed_in, released))


def _is_known(name, handed_in, released):
    """Whether a file is the notebook, or nbgrader's, or as it was released."""
    mine, ours = handed_in / name, released / name
    if mine.is_symlink():
        return False
    if str(name) in STAMPS or (mine.suffix == ".ipynb" and ours.is_file()):
        return True
    return ours.is_file() and mine.is_file() and filecmp.cmp(mine, ours, shallow=False)
