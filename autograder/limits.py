"""What a submission may use: time, output, memory, files. ``c.Limits.call = 5`` and so on."""

import itertools

from traitlets import Integer, default
from traitlets.config import Configurable

MEGABYTE = 2**20


class LimitsRefused(ValueError):
    """Limits that make no sense together; the message says which."""


class Limits(Configurable):
    """The limits of one submission, in the order in which they have to lie."""

    call = Integer(
        min=1,
        help="Seconds that one call may take, if the test sets no shorter limit (20 by default, "
        "or what a cell may take, if that is less).",
    ).tag(config=True)

    cell = Integer(
        min=1,
        allow_none=True,
        help="Seconds that one cell may take (by default what nbgrader's Execute.timeout says).",
    ).tag(config=True)

    submission = Integer(
        300, min=1, help="Seconds that one submission may take, with all its cells and calls."
    ).tag(config=True)

    output = Integer(
        1_000_000, min=1, help="Characters of output that one cell may have; then it is stopped."
    ).tag(config=True)

    memory = Integer(
        768, min=128, help="Megabytes that all processes of a submission may use together."
    ).tag(config=True)

    files = Integer(
        64, min=1, help="Megabytes of one file, and of each folder that can be written to."
    ).tag(config=True)

    @default("call")
    def _no_more_than_a_cell(self):
        return min(20, self.cell or self.submission)

    @default("cell")
    def _as_nbgrader_says(self):
        seconds = {**self.config.Execute, **self.config.ExecuteOutside}.get("timeout")
        if seconds is None:
            return min(30, self.submission)
        return seconds if seconds > 0 else None

    def __init__(self, **settings):
        super().__init__(**settings)
        times = {"call": self.call, "cell": self.cell, "submission": self.submission}
        _refuse_disorder({name: most for name, most in times.items() if most is not None})
        _refuse_disorder({"files": self.files, "memory": self.memory})


def _refuse_disorder(limits):
    """Refuse a limit that a later one, which holds it, would cut off."""
    for inner, outer in itertools.pairwise(limits):
        if limits[inner] > limits[outer]:
            raise LimitsRefused(
                f"Limits.{inner} = {limits[inner]} is more than Limits.{outer} = {limits[outer]}, "
                "which would always come first. Change one of them in nbgrader_config.py."
            )
