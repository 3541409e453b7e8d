"""Notebooks as they should be in git, and a release that equals a fresh build."""

import argparse
import filecmp
import json
import re
import sys
import tempfile
from pathlib import Path

from teaching.build import build, copy_course

ROOT = Path(__file__).resolve().parents[1]

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RANDOM_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?")


def problems(root):
    """List what is wrong with the notebooks and the release of a course.

    Parameters
    ----------
    root : Path
        The course root.

    Returns
    -------
    list of str
        A sentence for each problem, naming the file and what to do.
    """
    folders = ("source", "release", "notebooks")
    paths = [path for folder in folders for path in sorted(_files(root / folder))]
    paths = [path for path in paths if path.suffix == ".ipynb"]
    found = [f"{path.relative_to(root)}: {p}" for path in paths for p in notebook_problems(path)]
    return found + stale_files(root)


def notebook_problems(path):
    """List what keeps a notebook from being kept well in git.

    Parameters
    ----------
    path : Path

    Returns
    -------
    list of str
    """
    text = path.read_text(encoding="utf-8")
    nb = json.loads(text)
    found = [problem for cell in nb["cells"] for problem in _cell_problems(cell)]
    ids = [str(cell.get("id")) for cell in nb["cells"]]
    found += [f"the cell id {i} stands twice" for i in sorted(set(ids)) if ids.count(i) > 1]
    if text != json.dumps(nb, indent=1, sort_keys=True, ensure_ascii=False) + "\n":
        found.append("keys are not sorted, or not indented by one: run `make clean-notebooks`")
    if nb["metadata"].get("kernelspec", {}).get("name") != "python3":
        found.append("the kernelspec is not python3")
    return found


def _cell_problems(cell):
    name = str(cell.get("id"))
    if cell.get("outputs") or cell.get("execution_count"):
        yield f"cell {name} has outputs or a count: run `make clean-notebooks`"
    if not _ID.fullmatch(name) or _RANDOM_ID.fullmatch(name):
        yield f"the cell id {name} does not say what the cell is"


def stale_files(root):
    """List the files of ``release/`` that differ from a fresh build.

    Parameters
    ----------
    root : Path
        The course root.

    Returns
    -------
    list of str

    Raises
    ------
    RuntimeError
        If the build fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder, "course")
        copy_course(root, fresh)
        for assignment in sorted((root / "source").iterdir()):
            build(fresh, assignment.name)
        return _differences(root / "release", fresh / "release")


def _differences(committed, fresh):
    names = {path.relative_to(folder) for folder in (committed, fresh) for path in _files(folder)}
    return [
        f"release/{name} differs from a fresh build: run `make release`"
        for name in sorted(names)
        if not _same(committed / name, fresh / name)
    ]


def _files(folder):
    hidden = {"__pycache__", ".ipynb_checkpoints"}
    return (p for p in folder.rglob("*") if p.is_file() and hidden.isdisjoint(p.parts))


def _same(one, other):
    return one.is_file() and other.is_file() and filecmp.cmp(one, other, shallow=False)


def main(arguments=None):
    """Check the notebooks in git, and that ``release/`` is fresh; return the exit code.

    0 when all is well, 1 when something was found.
    """
    parser = argparse.ArgumentParser("python -m teaching.check", description=__doc__)
    parser.parse_args(arguments)
    found = problems(ROOT)
    for problem in found:
        print(problem)
    print(f"{len(found)} found" if found else "notebooks and release are as they should be")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
