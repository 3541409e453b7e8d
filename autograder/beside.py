"""The public name of `autograder.formgrader.buttons`, which Jupyter loads before "nbgrader"."""

from autograder.formgrader.buttons import (
    _jupyter_server_extension_points,
    _load_jupyter_server_extension,
)

__all__ = ["_jupyter_server_extension_points", "_load_jupyter_server_extension"]
