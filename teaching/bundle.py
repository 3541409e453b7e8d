"""Make a release self-contained: the notebook, the three packages beside it, and what they need.

Of the modules and data that belong to an assignment, only its own go with it. Of the requirements,
only those of the notebooks do.
"""

import shutil
from pathlib import Path

from autograder.release.leaks import refuse_leaks

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("opt_utils", "public_tests", "testcases")


def bundle_packages(assignment, student, notebooks):
    """Hook of nbgrader's GenerateAssignment: copy the packages, then look for leaks.

    nbgrader swallows an exception of a hook and calls the release good. Only `SystemExit` gets
    through, so every trouble leaves as one, and takes the half-made release with it.

    Parameters
    ----------
    assignment : str
        Name of the assignment.
    student : str
        Unused; nbgrader passes it.
    notebooks : list of str
        The source notebooks, relative to the course root, which is the working directory.

    Raises
    ------
    SystemExit
        With a message, if the release cannot be made or shows what it must not.
    """
    release = Path("release", assignment)
    try:
        copy_packages(release, assignment)
        copy_requirements(release)
        refuse_leaks(release, [Path(notebook) for notebook in notebooks])
    except Exception as error:
        shutil.rmtree(release, ignore_errors=True)
        raise SystemExit(f"No release of {assignment}: {error}") from error


def copy_packages(folder, assignment):
    """Copy the learner's packages into a folder, in place of older copies.

    Parameters
    ----------
    folder : Path
        Where the notebook lies.
    assignment : str
    """
    others = {path.name for path in (ROOT / "source").iterdir()} - {assignment}
    of_others = [f"{name}.{ending}" for name in others for ending in ("py", "json", "*.json")]
    ignore = shutil.ignore_patterns("__pycache__", ".*", *of_others)
    for package in PACKAGES:
        shutil.rmtree(folder / package, ignore_errors=True)
        shutil.copytree(ROOT / package, folder / package, ignore=ignore)


def copy_requirements(folder):
    """Write what the notebooks need into a folder, where `opt_utils` and pip find it.

    Parameters
    ----------
    folder : Path
    """
    from opt_utils.requirements import NOTEBOOKS, OPENING, lines  # matplotlib comes with it: late

    needed = [line for heading in (NOTEBOOKS, OPENING) for line in (heading, *lines(heading))]
    (folder / "requirements.txt").write_text("\n".join(needed) + "\n", encoding="utf-8")
