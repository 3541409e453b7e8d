"""How long a call of a learner's function takes, there and back."""

import contextlib
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np
from jupyter_client.utils import run_sync
from rich.table import Table

from autograder.border.learner import INSIDE, Learner
from autograder.sandbox.bubblewrap import Kind
from autograder.sandbox.kernels import SandboxedKernelManager

_CALLS = 500
_ANSWERS = (
    "def same(x): return x\ndef more(x): return {name: value + 1 for name, value in x.items()}"
)


def calls():
    """Time calls across the border, into a sandboxed kernel.

    Returns
    -------
    rich.table.Table
        Milliseconds.
    """
    table = Table(title="milliseconds for a call and back")
    for column in ("function", "median", "95 %"):
        table.add_column(column, justify="left" if column == "function" else "right")
    arrays = {f"W{number}": np.ones((4, 4)) for number in range(6)}
    with _learner() as learner:
        for told, name, given in (("a number", "same", 1.5), ("six arrays", "more", arrays)):
            times = [_seconds(learner.function(name), given) for _ in range(_CALLS)]
            shown = statistics.median(times), statistics.quantiles(times, n=20)[-1]
            table.add_row(told, *(f"{1000 * one:.2f}" for one in shown))
    return table


@contextlib.contextmanager
def _learner():
    with tempfile.TemporaryDirectory() as bundle:
        kind = Kind(bundle, inside=str(INSIDE))
        manager = SandboxedKernelManager(kernel_name="python3", kind=kind)
        run_sync(manager.start_kernel)()
        place, process = manager.connection_file, manager.provisioner.process
        learner = Learner(place, process, time.monotonic() + 300, 20, Path(place).parent)
        learner.prepare("/inside")
        learner.bring([_ANSWERS])
        yield learner
        learner.close()
        run_sync(manager.shutdown_kernel)(now=True)


def _seconds(function, given):
    begun = time.perf_counter()
    function(given)
    return time.perf_counter() - begun
