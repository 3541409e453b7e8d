"""Refuse to begin where a package is missing or too old. Imports nothing that may be missing."""

import re
import shlex
import sys
import tomllib
from importlib import metadata
from pathlib import Path

DISTRIBUTION = "downhill-autograder"
_PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


def require_all():
    """Exit with code 2 and a message, unless what grading needs is installed."""
    if troubles := {line: told for line in needed() if (told := _trouble(line))}:
        command = [sys.executable, "-m", "pip", "install", *troubles]
        told = "\n  ".join(["Some packages are missing or too old:", *troubles.values()])
        print(told, file=sys.stderr)
        print(f"Type this in a terminal:\n  {shlex.join(command)}", file=sys.stderr)
        raise SystemExit(2)


def needed():
    """List the requirements, of the installed distribution or of the repository one stands in.

    Returns
    -------
    list of str
        Such as "nbgrader>=0.9.5,<0.10". Extras are left out.
    """
    if _PROJECT.is_file():
        return tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    return [line for line in metadata.requires(DISTRIBUTION) or [] if "extra ==" not in line]


def _trouble(line):
    """Say what is wrong with one requirement, if anything is. Only its floor is asked for."""
    name, floor = re.match(r"([\w.-]+)(?:.*?>=\s*([\d.]+))?", line).groups()
    here = _installed(name)
    if here is None:
        return f"{line} is not installed"
    if floor and _numbers(here) < _numbers(floor):
        return f"{name} {floor} or newer is needed, and {here} is installed"
    return None


def _installed(name):
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _numbers(version):
    return [int(part) for part in re.match(r"[\d.]*\d", version)[0].split(".")]
