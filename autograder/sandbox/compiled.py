"""Compile the packages of a bundle once: kernels find them read-only, and could not keep it."""

import compileall
import shutil
from pathlib import Path


def compile_packages(bundle, to):
    """Copy the packages of a folder, and compile the copies.

    Parameters
    ----------
    bundle : str
        Folder with packages among other things; empty for none.
    to : Path
        Folder that is made for the copies.
    """
    to.mkdir()
    for entry in Path(bundle).iterdir() if bundle else ():
        if (entry / "__init__.py").is_file() and not entry.is_symlink():
            shutil.copytree(entry, to / entry.name, symlinks=True)
            compileall.compile_dir(to / entry.name, quiet=2)
