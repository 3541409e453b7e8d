"""Find the notebook in what was handed in: by its cells, if it lies or is called otherwise."""

import os
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import nbformat

from autograder.findings import Note
from autograder.intake.likeness import is_alike
from autograder.intake.read import read
from autograder.intake.refuse import MOST_BYTES, SubmissionRefused, check_file

JUNK = (".ipynb_checkpoints", "__MACOSX", "__pycache__", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems and editors leave behind. It says nothing about anybody's work."""
_MOST_FILES = 200
"""Notebooks of one submission that are looked into."""


def is_junk(path):
    """Whether a file of a submission was not put there by a person.

    Parameters
    ----------
    path : PurePath
        Within the submission.

    Returns
    -------
    bool
    """
    return any(part in JUNK or part.startswith("._") for part in path.parts)


@dataclass(frozen=True)
class Found:
    """A file that may be the notebook.

    Attributes
    ----------
    name : str
        Its path within the submission; of one in a zip, behind the path of the zip.
    content : bytes
    solutions : tuple of str
        What stands in the cells that learners write, if it holds the release's cells.
    """

    name: str
    content: bytes
    solutions: tuple[str, ...] = ()


def find(folder, name, names, released):
    """Find the notebook that counts.

    Parameters
    ----------
    folder : Path
        The submission.
    name : str
        How the notebook should be called.
    names : list of str
        How all notebooks of the assignment should be called.
    released : Path
        As learners got it. Where it is not there, only the name counts.

    Returns
    -------
    Found
    list of Note
        What was taken in the place of what, or lies beside it.

    Raises
    ------
    SubmissionRefused
        If a person has to decide which it is, or if there is none.
    """
    if folder.is_symlink() or (folder / name).is_symlink():
        check_file(folder / name)
    paths = _candidates(folder)
    usual = {folder / one for one in names} >= set(paths)
    if (folder / name).is_file() and (usual or not released.is_file()):
        return _by_its_name(folder, name), []
    if not released.is_file():
        raise SubmissionRefused(_nothing(name, folder))
    nb = nbformat.read(released, as_version=4)
    return _chosen(name, list(_holding(paths, folder, nb)), folder, nb)


def _chosen(name, holding, folder, released):
    """Decide between those that hold the release's cells."""
    blank = _solutions(released, released)
    worked = {one.solutions: one for one in reversed(holding) if one.solutions != blank}
    named = [one for one in holding if one.name == name]
    if named and (named[0].solutions in worked or not worked):
        others = [one.name for one in worked.values() if one.solutions != named[0].solutions]
        return named[0], [_beside(others)] if others else []
    if len(worked) == 1 or (holding and not worked):
        (one,) = [*worked.values()] or holding[:1]
        why = _why_not(name, named, folder)
        return one, [Note("notebook taken", f"{one.name} in place of {name}, which {why}")]
    if worked:
        raise SubmissionRefused(_undecided(name, list(worked.values())))
    if (folder / name).is_file():
        return _by_its_name(folder, name), []  # whoever reads it says what is wrong with it
    raise SubmissionRefused(_nothing(name, folder))


def _by_its_name(folder, name):
    check_file(folder / name)
    return Found(name, (folder / name).read_bytes())


def _why_not(name, named, folder):
    if named:
        return "is as it was released"
    return "does not hold its cells" if (folder / name).is_file() else "is not there"


def _beside(others):
    what = "another notebook with other work"
    return Note(what, f"{', '.join(sorted(others))}; it does not count")


def _undecided(name, worked):
    names = " and ".join(sorted(one.name for one in worked))
    return (
        f"{name} holds no work, and {names} do, each its own. Ask the learner which counts, and "
        f"lay it in the submission's folder as {name}"
    )


def _nothing(name, folder):
    there = sorted(str(path.relative_to(folder)) for path in _candidates(folder))
    found = f"none of {', '.join(there[:5])} holds its cells" if there else "there is no notebook"
    return f"{name} is not there, and {found}. Ask the learner to hand it in again"


def _candidates(folder):
    """The notebooks and zip files of a submission, in order."""
    found = []
    for path, folders, names in os.walk(folder):
        folders[:] = [one for one in sorted(folders) if one not in JUNK]
        found += [Path(path, one) for one in sorted(names) if one.endswith((".ipynb", ".zip"))]
    plain = [one for one in found if not one.is_symlink() and not is_junk(one.relative_to(folder))]
    return plain[:_MOST_FILES]


def _holding(paths, folder, released):
    """Those of some files, also inside zips, that hold the cells of the release."""
    left = 3 * MOST_BYTES  # one submission must not keep the others waiting
    for path in paths:
        for name, content in _opened(path, str(path.relative_to(folder))):
            left -= len(content)
            if left < 0:
                return
            if solutions := _read_solutions(content, name, released):
                yield Found(name, content, solutions)


def _opened(path, name):
    if os.path.getsize(path) > MOST_BYTES:
        return
    if path.suffix == ".ipynb":
        yield name, path.read_bytes()
    elif zipfile.is_zipfile(path):
        yield from _unzipped(path, name)


def _unzipped(path, name):
    """The notebooks in a zip; what it says of their size may be a lie, so it is not believed."""
    with zipfile.ZipFile(path) as archive:
        for one in archive.infolist()[:_MOST_FILES]:
            inner = PurePosixPath(one.filename)
            if inner.suffix == ".ipynb" and not is_junk(inner) and not one.flag_bits & 1:
                with archive.open(one) as file:
                    content = file.read(MOST_BYTES + 1)
                if len(content) <= MOST_BYTES:
                    yield f"{name}/{inner}", content


def _read_solutions(content, name, released):
    try:
        return _solutions(read(content, name), released)
    except SubmissionRefused:
        return ()


def _solutions(nb, released):
    """What stands in the learner's cells, if most of the release's named cells are there."""
    wanted, here = _named(released), _named(nb)
    both = wanted.keys() & here.keys()
    alike = [name for name in both if is_alike(here[name].source, wanted[name].source)]
    if not wanted or 2 * len(alike) < len(wanted):
        return ()
    written = [name for name in wanted if wanted[name].metadata.nbgrader.get("solution")]
    return tuple(here[name].source.strip() if name in here else "" for name in written) or ("",)


def _named(nb):
    """Cells by nbgrader's name."""
    about = ((cell.metadata.get("nbgrader", {}).get("grade_id"), cell) for cell in nb.cells)
    return {name: cell for name, cell in about if isinstance(name, str) and name}
