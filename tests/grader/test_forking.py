"""Kernels come from one process that has imported ahead, and share nothing else."""

import os
import signal

import pytest
from jupyter_core.utils import run_sync

from autograder.sandbox.bubblewrap import WORK, Kind
from autograder.sandbox.fork_client import ForkFailed, ForkServer, server
from autograder.sandbox.kernels import SandboxedKernelManager

IMPORTS = "import numpy\nimport helpers\nimport no_such_module"


class Kernel:
    """A kernel in its sandbox."""

    def __init__(self, bundle):
        self.manager = SandboxedKernelManager(
            kernel_name="python3", kind=Kind(str(bundle), IMPORTS)
        )
        run_sync(self.manager.start_kernel)()
        self._client = self.manager.blocking_client()
        self._client.start_channels()
        self._client.wait_for_ready(timeout=30)

    def run(self, code):
        """What the code prints."""
        told = []
        self._client.execute_interactive(code, output_hook=told.append, store_history=True)
        return "".join(m["content"]["text"] for m in told if m["msg_type"] == "stream").strip()

    def end(self):
        """End it."""
        self._client.stop_channels()
        run_sync(self.manager.shutdown_kernel)(now=True)


@pytest.fixture
def kernels(bundle):
    """Two kernels of one kind."""
    made = [Kernel(bundle), Kernel(bundle)]
    yield made
    for kernel in made:
        kernel.end()


def test_random_numbers_are_not_shared(kernels):
    """Forks of one process would all draw the same."""
    drawn = [kernel.run("import numpy; print(numpy.random.rand())") for kernel in kernels]
    assert len(set(drawn)) == 2


def test_what_was_imported_ahead(kernels, bundle):
    """Libraries are there; what lies in the bundle comes from the kernel's own folder."""
    assert kernels[0].run("import sys; print('numpy' in sys.modules)") == "True"
    assert kernels[0].run("print('helpers' in sys.modules)") == "False"
    told = kernels[0].run("import helpers; print(helpers.__file__)")
    assert told == f"{WORK}/helpers/__init__.py"
    places = "[getattr(m, '__file__', '') or '' for m in list(sys.modules.values())]"
    assert kernels[0].run(f"print([p for p in {places} if {str(bundle)!r} in p])") == "[]"


def test_packages_of_the_bundle_are_compiled(kernels, bundle):
    """Once, where they are: the bundle itself stays as it is."""
    told = kernels[0].run("import helpers, os; print(os.path.exists(helpers.__cached__))")
    assert told == "True" and kernels[0].run("print(helpers.double.__code__.co_filename)") == (
        f"{WORK}/helpers/__init__.py"
    )
    assert [path.name for path in (bundle / "helpers").iterdir()] == ["__init__.py"]


def test_nothing_of_the_grader_is_in_memory(kernels):
    """No module, and no open file."""
    modules = kernels[0].run("import sys; print([m for m in sys.modules if 'autograder' in m])")
    assert modules == "[]"
    opened = kernels[0].run("""
        import os
        for number in range(100):
            if os.path.lexists(f"/proc/self/fd/{number}"):
                print(os.readlink(f"/proc/self/fd/{number}"))
    """)
    own = ("/dev/null", "socket:", "pipe:", "anon_inode:", "/home/learner/")
    assert opened and all(line.startswith(own) for line in opened.splitlines())


def test_history_of_the_notebook(kernels):
    """It is there, though no file keeps it."""
    kernels[0].run("6 * 7")
    assert kernels[0].run("print(_, Out, In[1])") == "42 {1: 42} 6 * 7"
    assert kernels[0].run("%history -n 1") == "1: 6 * 7"
    assert kernels[0].run("!ls ~/.ipython/profile_default | grep history") == ""


def test_a_server_that_died_is_replaced(bundle):
    """Its kernels end, and the next one comes from a new server."""
    first = Kernel(bundle)
    forks = server(str(bundle), IMPORTS, {})
    os.kill(forks._process.pid, signal.SIGKILL)
    forks._process.wait()
    first.manager.provisioner.process.wait(timeout=10)
    second = Kernel(bundle)
    assert second.run("print(1 + 1)") == "2"
    for kernel in (first, second):
        kernel.end()


def test_a_server_that_cannot_fork_says_why(bundle):
    """Instead of a kernel that never answers."""
    forks = ForkServer(str(bundle), "", {"PATH": os.environ["PATH"]})
    forks._process.kill()
    forks._process.wait()
    with pytest.raises(ForkFailed, match="fork server"):
        forks.fork({}, os.getpid(), 0)
    forks.close()
