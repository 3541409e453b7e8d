"""Run a submission: learner cells in a sandboxed kernel, test cells in this process."""

import asyncio
import contextlib
import copy
import re
import time
from collections import Counter
from pathlib import Path

from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute
from nbgrader.utils import is_grade, is_solution
from traitlets import Bool

from autograder.border import found, inputs
from autograder.border.blame import Ran
from autograder.border.learner import INSIDE, LEFT, Learner, limit_messages
from autograder.border.raised import Raised, defined
from autograder.border.test_cells import Outside, definitions, imports, needs_inside
from autograder.findings import Note, notice, recognize
from autograder.intake.released import cells_of
from autograder.limits import Limits
from autograder.sandbox import ready
from autograder.sandbox.bubblewrap import Kind

MOST_DEATHS = 3
"""Times that a submission may end its kernel and go on in a new one."""
_LONGEST_NOTE = 300
_NOT_IMPORTED = ("ImportError", "ModuleNotFoundError", "SyntaxError", "AttributeError")
"""Errors with which a cell of imports may end before it has come to those of the release."""


class ExecuteOutside(Execute):
    """nbgrader's Execute, with the verdict made outside the learner's process."""

    run_ungraded = Bool(
        False, help="Whether to run the cells with the tag `ungraded` too, changed or not."
    ).tag(config=True)

    sandbox = Bool(
        True, help="Whether the learner's kernel runs in a sandbox. Without one, it can do harm."
    ).tag(config=True)

    keep_warm = Bool(
        False, help="Whether a kernel for the next submission is started and imported ahead."
    ).tag(config=True)

    def preprocess(self, nb, resources, km=None):
        """Run the notebook in a fresh kernel."""
        self._spoken, self._learner = Counter(), None
        self._ran, self._deaths = Ran(), 0
        self._raised = Raised(str(nb.metadata.get("language_info", {}).get("version", "")))
        self._limits = Limits(parent=self)
        self.timeout = self._limits.cell
        self._deadline = time.monotonic() + self._limits.submission
        self._teacher = _teacher_files(self, resources)
        self._own_arguments = list(self.extra_arguments)
        release = self._teacher["release"]
        inputs.begin(
            resources["nbgrader"]["student"], release.read_bytes() if release.is_file() else b""
        )
        try:
            nb, resources = super().preprocess(nb, resources, km)
        finally:
            if self._learner:
                self._learner.close()
        return nb, resources

    def create_kernel_manager(self):
        """Make the manager of the learner's kernel."""
        if self.sandbox:
            self.km = ready.take(self._kind_of_kernel())
        else:
            self.km = AsyncKernelManager(kernel_name="python3")
        limit_messages(self.km.context)
        self.km.session.unpack = _bounded(self.km.session.unpack, 2 * self._limits.output)
        return self.km

    def start_new_kernel_client(self, **kwargs):
        """Connect to the kernel; from now on the next one can get ready."""
        client = super().start_new_kernel_client(**kwargs)
        if self.sandbox and self.keep_warm:
            ready.make_ready(self._kind_of_kernel())
        return client

    def _kind_of_kernel(self):
        ahead = imports(read_code_cells(self._teacher["release"]))
        history = f"--HistoryManager.hist_file={self.ipython_hist_file}"
        return Kind(
            str(self._teacher["bundle"]),
            ahead,
            str(INSIDE),
            (*self._own_arguments, history),
            self._limits.memory,
            self._limits.files,
        )

    def preprocess_cell(self, cell, resources, index):
        """Run one cell, here or there."""
        if cell.cell_type != "code" or self._is_skipped(cell):
            return cell, resources
        if self._learner is None:
            self._meet_learner()
        elif self._is_dead():
            self._start_over(resources, at_work=self._learner.gone)
        attempt = self._test if _is_test(cell) else self._run
        cell, resources = attempt(cell, resources, index)
        while self._stopped_by_another():
            self._start_over(resources, at_work=True)
            cell, resources = attempt(cell, resources, index)
        return cell, resources

    def _stopped_by_another(self):
        """Whether the kernel ended while this cell was at work, and an earlier one may be why."""
        return bool(self._ran.suspects()) and self._is_dead()

    def _run(self, cell, resources, index):
        """Run a cell of the learner's, if there is still time."""
        if time.monotonic() > self._deadline:
            raise TimeoutError(f"the submission took longer than {self._limits.submission} seconds")
        self._stopped = None
        try:
            cell, resources = super().preprocess_cell(cell, resources, index)
        except DeadKernelError:
            self._stop(cell, "DeadKernelError", "the kernel ended in this cell")
        except CellTimeoutError:
            self._stop(cell, "CellTimeoutError", "the cell could not be interrupted")
        self._shorten_errors(cell)
        self._raised.add(cell, _name(cell))
        if self._stopped:
            notice(self.log, Note(*self._stopped, cell=_name(cell)))
            with contextlib.suppress(Exception):
                self._learner.kinds([])  # ends a kernel that does not listen any more
        else:
            self._ran.add(index, cell)
            self._learner.texts |= dict.fromkeys(defined(cell.source), cell.source)
            self._bring_imports(cell)
            self._bring_definitions(cell)
        return cell, resources

    def _stop(self, cell, kind, told):
        """Say in the notebook, and later to the teacher, that a cell did not end by itself."""
        self._stopped = kind, told
        output = new_output("error", ename=kind, evalue=told, traceback=[f"{kind}: {told}"])
        cell.outputs.append(output)

    async def _async_handle_timeout(self, timeout, cell=None):
        self._stopped = ("CellTimeoutError",)
        return await super()._async_handle_timeout(timeout, cell)

    def _shorten_errors(self, cell):
        """An error must stay, since it costs points, but not in any length."""
        for output in cell.outputs:
            if output.output_type == "error":
                output.ename = output.ename[:_LONGEST_NOTE]
                output.evalue = output.evalue[: self._limits.output]
                output.traceback = ["\n".join(output.traceback)[: self._limits.output]]

    def _is_dead(self):
        return self._learner.gone or not run_sync(self.km.is_alive)()

    def _bring_imports(self, cell):
        """Import what the released notebook imports, where a learner's cell did not get so far."""
        errors = [one for one in cell.outputs if one.get("ename") in _NOT_IMPORTED]
        if errors and not is_solution(cell) and _imports(cell):
            given = [one for one in read_code_cells(self._teacher["release"]) if _is_given(one)]
            with contextlib.suppress(Exception):  # the next call meets it
                self._learner.bring(imports(given).splitlines())
            told = f"{errors[0].ename}: {errors[0].evalue}".partition("\n")[0][:_LONGEST_NOTE]
            what = "raised, and what the release imports is there all the same"
            notice(self.log, Note(what, told, _name(cell)))

    def _bring_definitions(self, cell):
        """Define what a cell would have, had somebody been there to answer its question."""
        if any(one.get("ename") == "StdinNotImplementedError" for one in cell.outputs):
            with contextlib.suppress(Exception):  # the next call meets it
                self._learner.bring(definitions(cell.source))
            what = "asks for input, which nobody gives; what it defines is there all the same"
            notice(self.log, Note(what, cell=_name(cell)))

    def _start_over(self, resources, at_work):
        """Run in a new kernel what did no harm, when something has ended the old one."""
        self._deaths += 1
        if guilty := self._ran.blame(at_work):
            notice(self.log, Note("ended the kernel, and was not run again", cell=_name(guilty)))
        if self._deaths > MOST_DEATHS:
            raise DeadKernelError(f"the learner's code ended its kernel {self._deaths} times")
        self._learner.close()
        self._cleanup_kernel()
        self.km = self.create_kernel_manager()
        if not self.km.has_kernel:
            self.start_new_kernel()
        self.start_new_kernel_client()
        self._meet_learner()
        self._run_again(resources)

    def _run_again(self, resources):
        again = self._ran.take_all()
        for place, (index, cell) in enumerate(again):
            self._run(copy.deepcopy(cell), resources, index)
            self.nb.cells[index] = cell  # with the outputs of the first time
            if self._is_dead():
                for later in again[place + 1 :]:
                    self._ran.add(*later)
                return self._start_over(resources, at_work=bool(self._stopped))

    def _is_skipped(self, cell):
        """Whether it gives no points, and holds nothing of the learner's own."""
        if self.run_ungraded or "ungraded" not in cell.metadata.get("tags", []):
            return False
        released = read_code_cells(self._teacher["release"])
        return cell.source in {code.source for code in released} or not released

    def _meet_learner(self):
        self.skip_cells_with_tag = ""  # which cells are skipped is decided here alone
        about = self.km.connection_file, self.km.provisioner.process
        shared = Path(self.km.connection_file).parent if self.sandbox else None
        self._learner = Learner(*about, self._deadline, self._limits.call, shared)
        self._learner.prepare("/inside" if self.sandbox else str(INSIDE))
        source, release = (read_code_cells(self._teacher[step]) for step in ("source", "release"))
        folder = str(self._teacher["source"].parent)
        self._outside = Outside(self._learner, imports(source + release), folder)
        self._solutions = [cell for cell in source if is_solution(cell)]
        self._asked = {name for cell in self._solutions for name in defined(cell.source)}

    def _test(self, cell, resources, index):
        name = _name(cell)
        if needs_inside(cell.source, self._solutions):
            notice(self.log, Note("verdict made inside the learner's kernel", cell=name))
            return self._run(cell, resources, index)
        cell.outputs = self._outside.run(cell.source)
        self._raised.explain(cell.outputs, self._asked)
        for told in dict.fromkeys(self._learner.noted):
            notice(self.log, Note(" ".join(told.split())[:_LONGEST_NOTE], cell=name))
        self._learner.noted.clear()
        recognize(self.log, name, found.told())
        return cell, resources

    def process_message(self, msg, cell, cell_index):
        """Drop what a cell shows beyond the limit, and interrupt it."""
        if msg["msg_type"] == LEFT:
            self._ran.leaves(cell_index)
            return None
        shown = _length(msg, 2 * self._limits.output)
        before = self._spoken[cell_index]
        self._spoken[cell_index] += shown
        over = self._spoken[cell_index] > self._limits.output
        if over and before <= self._limits.output and not _counts(msg, cell, "execute_result"):
            notice(self.log, Note("output over the limit, stopped", cell=_name(cell)))
            self._interrupt = asyncio.ensure_future(self.km.interrupt_kernel())
        if over and shown and not _counts(msg, cell, "execute_result", "error"):
            return None
        return super().process_message(msg, cell, cell_index)


def _counts(msg, cell, *kinds):
    """Whether it may decide about points: the result of a test, or the first that is raised."""
    if not msg["content"] or msg["msg_type"] not in kinds:
        return False
    if msg["msg_type"] == "execute_result":
        return _is_test(cell)
    return not any(output.output_type == "error" for output in cell.outputs)


_TOLD_BY_THE_KERNEL = ("status", "execute_input", "clear_output")


def _length(msg, most):
    """How many characters and bytes a message brings; too many to read are at least the most."""
    if msg["msg_type"] in _TOLD_BY_THE_KERNEL:
        return 0
    if not msg["content"]:
        return most
    content = msg["content"]
    if msg["msg_type"] == "stream":
        return len(content["text"])
    parts = [*content.values(), *content.get("data", {}).values()]
    brought = sum(len(value) if isinstance(value, str) else len(str(value)) for value in parts)
    return brought + len(str(msg["metadata"])) + sum(one.nbytes for one in msg["buffers"])


def _bounded(unpack, most):
    """Read JSON only up to a length: a few megabytes of it can fill gigabytes."""

    def read(part):
        return unpack(part) if len(part) <= most else {}

    return read


def _name(cell):
    """How a cell is called: graded ones by nbgrader's name."""
    return cell.metadata.get("nbgrader", {}).get("grade_id") or f"cell {cell.get('id', '')}"


def _imports(cell):
    return re.search(r"^\s*(import|from)\s", cell.source, re.MULTILINE)


def _is_given(cell):
    return not is_solution(cell) and not is_grade(cell)


def _is_test(cell):
    return is_grade(cell) and not is_solution(cell)


def _teacher_files(preprocessor, resources):
    """The notebook as the teacher wrote it and as learners got it, and what came with it."""
    course = preprocessor.parent.parent.coursedir
    assignment, notebook = (resources["nbgrader"][key] for key in ("assignment", "notebook"))
    folders = {
        step: Path(course.format_path(folder, ".", assignment))
        for step, folder in (
            ("source", course.source_directory),
            ("release", course.release_directory),
        )
    }
    bundle = folders["release"] if folders["release"].is_dir() else folders["source"]
    return {step: folder / f"{notebook}.ipynb" for step, folder in folders.items()} | {
        "bundle": bundle
    }


def read_code_cells(path):
    """Read the code cells of a notebook of the teacher's.

    Parameters
    ----------
    path : Path

    Returns
    -------
    list of NotebookNode
        Empty if the notebook is not there.
    """
    return [cell for cell in cells_of(path) if cell.cell_type == "code"]
