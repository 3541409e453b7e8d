"""Find the course that a command serves."""

from pathlib import Path

CONFIGURATION = "nbgrader_config.py"


class NoCourse(RuntimeError):
    """There is no course where a command looks for one; the message says what to do."""


def find_course(start="."):
    """Find the course around a folder: upwards, to the first with an ``nbgrader_config.py``.

    Parameters
    ----------
    start : str or Path, optional
        The working folder, or what ``--course`` says.

    Returns
    -------
    Path
        Absolute.

    Raises
    ------
    NoCourse
    """
    here = Path(start).resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIGURATION).is_file():
            return folder
    raise NoCourse(
        f"There is no course in {here} or above it: {CONFIGURATION} is not there. Go into the "
        "folder of your course, or name it with --course."
    )
