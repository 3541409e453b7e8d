"""A tree of all that the site shows, laid out as the repository, so that links hold in both."""

import shutil
from pathlib import Path

from website import ROOT

_TEXTS = ("CONTRIBUTING.md", "CHANGELOG.md", "LICENSE", "docs", "notebooks/README.md")
_CODE = (
    *(
        "attacks",
        "autograder",
        "benchmarks",
        "examples",
        "formula_sheet",
        "notebooks/labs",
        "opt_utils",
    ),
    *("public_tests", "testcases", "teaching", "tests", "website"),
)
"""Shown to those who follow a link to a file. The sources with the solutions are not among them."""


def notebooks():
    """List the notebooks that become pages: the labs, and the assignments as learners get them.

    Returns
    -------
    list of Path
    """
    return sorted([*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("release/*/*.ipynb")])


def stage(folder):
    """Copy all texts, and what they link to; the notebooks come later, when they have run.

    Parameters
    ----------
    folder : Path
        Made anew.
    """
    for name in _TEXTS:
        _copy(ROOT / name, folder / name)
    for name in _CODE:
        _copy(ROOT / name, folder / name, "*.md")  # the site's own pages are appended
    _copy(ROOT / "README.md", folder / "index.md")
    for path in sorted((ROOT / "website/pages").rglob("*.md")):
        _append(path, folder / path.relative_to(ROOT / "website/pages"))


def _copy(source, target, *without):
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", *without))
    else:
        shutil.copyfile(source, target)


def _append(path: Path, target: Path):
    # A page of the site's own; or, below a text that has a place elsewhere, its table of contents.
    with target.open("a", encoding="utf-8") as file:
        file.write("\n" + path.read_text(encoding="utf-8"))
