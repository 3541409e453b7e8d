"""Write files that are never seen half-written, whoever is killed meanwhile."""

import glob
import os

import psutil


def write_whole(path, content):
    """Write a file so that at any moment it has either its old content or all of the new.

    Parameters
    ----------
    path : Path
    content : bytes
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Another command may write the same file at the same moment.
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.write_bytes(content)
    os.replace(part, path)
    _clear(path)


def _clear(path):
    """Remove what those have left who were killed while they wrote the same file."""
    for part in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        maker = part.name.split(".")[-2]
        if maker.isdecimal() and not psutil.pid_exists(int(maker)):
            part.unlink(missing_ok=True)
