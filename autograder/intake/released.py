"""Read a notebook of the teacher's once, however many submissions are held against it."""

import functools

import nbformat


def cells_of(path):
    """Read the cells of a notebook that does not change while a class is graded.

    Parameters
    ----------
    path : Path

    Returns
    -------
    tuple of NotebookNode
        The same ones for everybody, so not to be changed; none if there is no such file.
    """
    return _cells_of(path, path.stat().st_mtime_ns) if path.is_file() else ()


@functools.lru_cache(maxsize=8)
def _cells_of(path, changed):
    return tuple(nbformat.read(path, as_version=4).cells)
