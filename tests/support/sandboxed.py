"""A learner's kernel in its sandbox, and our end of it."""

import textwrap
import time
from pathlib import Path

from jupyter_client import BlockingKernelClient
from jupyter_client.utils import run_sync

from autograder.border.learner import INSIDE, Learner
from autograder.border.raised import defined
from autograder.sandbox.bubblewrap import Kind
from autograder.sandbox.kernels import SandboxedKernelManager


class Sandboxed:
    """A learner's kernel in its sandbox, and our end of it."""

    def __init__(self, bundle):
        self.manager = SandboxedKernelManager(
            kernel_name="python3", kind=Kind(str(bundle), inside=str(INSIDE))
        )
        run_sync(self.manager.start_kernel)()
        client = BlockingKernelClient()
        client.load_connection_file(self.manager.connection_file)
        client.start_channels()
        client.wait_for_ready(timeout=30)
        self.client = client
        process = self.manager.provisioner.process
        connection = self.manager.connection_file
        limits, shared = (time.monotonic() + 300, 20), Path(connection).parent
        self.learner = Learner(connection, process, *limits, shared)
        self.learner.prepare("/inside")

    def cell(self, source):
        """Run a cell; return what it printed, or the name of its error."""
        said = []

        def hear(message):
            content = message["content"]
            said.append(content.get("text") or content.get("ename") or "")

        code = textwrap.dedent(source)
        self.learner.texts |= dict.fromkeys(defined(code), code)
        self.client.execute_interactive(code, timeout=60, output_hook=hear)
        return "".join(said).strip()

    def end(self):
        """End the kernel and close everything."""
        self.learner.close()
        self.client.stop_channels()
        run_sync(self.manager.shutdown_kernel)(now=True)


def soon(is_so):
    """Whether something is so within five seconds."""
    end = time.monotonic() + 5
    while not is_so() and time.monotonic() < end:
        time.sleep(0.05)
    return is_so()
