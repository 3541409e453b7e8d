"""Says which package is missing or too old, before an import fails deep down.

The list is ``requirements.txt``. This module imports nothing of the course, and is read by Pythons
that are too old for the rest.
"""

import os
import re
import shlex
import sys
from importlib import metadata
from pathlib import Path

PYTHON = (3, 11)
LIST = Path(__file__).resolve().parents[1] / "requirements.txt"
"""Lies beside this package, in the course and in a release."""
NOTEBOOKS = "# What the notebooks need."
OPENING = "# What opens them."
LABS = "# What the labs need besides."


class RequirementsMissing(ImportError):
    """Something that the course needs is not installed, or is too old."""

    def _render_traceback_(self):
        return str(self).splitlines()


def require(*headings):
    """See that what stands below some headings of the list is installed, and new enough.

    Parameters
    ----------
    *headings : str
        Such as `NOTEBOOKS`.

    Raises
    ------
    RequirementsMissing
        With what is wrong, and what to type.
    """
    if not LIST.is_file():  # somebody has taken the packages along, and nothing else
        return
    if sys.version_info[:2] < PYTHON:
        raise RequirementsMissing(_about_python())
    troubles = [told for line in lines(*headings) for told in _trouble(line)]
    if troubles:
        raise RequirementsMissing(_advice(troubles))


def lines(*headings):
    """Read what stands below some headings of the list, each up to the next comment.

    Parameters
    ----------
    *headings : str

    Yields
    ------
    str
        Such as "numpy>=1.26,<3".
    """
    wanted = False
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            wanted = line in headings
        elif wanted and line:
            yield line


def _trouble(line):
    """Yield what is wrong with one requirement, if anything is."""
    try:
        from packaging.requirements import Requirement
        from packaging.specifiers import SpecifierSet
    except ModuleNotFoundError:  # it comes with nearly every package that is asked for
        yield f"  {line} is not installed"
        return
    wanted = Requirement(line)
    # A version that is newer than those we know may work.
    floor = SpecifierSet(",".join(str(s) for s in wanted.specifier if s.operator == ">="))
    here = _installed(wanted.name)
    if here is None or not floor.contains(here, prereleases=True):
        least = str(floor).replace(">=", " ")
        yield f"  {wanted.name}{least} or newer is needed, and {here or 'none'} is installed"


def _installed(name):
    try:
        found = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return None
    # Its attribute `version` would read all of the package's description first.
    told = re.search(r"^Version: *(\S+)", found.read_text("METADATA") or "", re.MULTILINE)
    return told[1] if told else found.version


def _advice(troubles):
    command = [sys.executable, "-m", "pip", "install", "-r", os.path.relpath(LIST)]
    return "\n".join(
        [
            "Some packages are missing or too old:",
            *troubles,
            "Type this in a terminal, in the folder " + os.getcwd() + ":",
            "  " + " ".join(map(shlex.quote, command)),
            "Then begin again; a notebook needs Kernel > Restart.",
        ]
    )


def _about_python():
    here, least = (".".join(map(str, version)) for version in (sys.version_info[:3], PYTHON))
    return (
        f"This needs Python {least} or newer, and this is {here} ({sys.executable}).\n"
        "Get one from https://www.python.org/downloads/ and begin again with it: "
        "as the kernel of a notebook, or by make PYTHON=python3.12."
    )
