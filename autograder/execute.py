"""Run a submission: learner cells in a sandboxed kernel, test cells in this process."""

from collections import Counter
from pathlib import Path

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient.exceptions import DeadKernelError
from nbgrader.preprocessors import Execute
from nbgrader.utils import is_grade, is_solution
from traitlets import Bool, Integer

from autograder.outside import Outside, imports, needs_inside
from autograder.sandbox import INSIDE, SandboxedKernelManager
from autograder.standin import Learner, LearnerGone

_PREPARE = "import sys; sys.path.insert(0, {folder!r}); import kernel; sys.path.remove({folder!r})"


class ExecuteOutside(Execute):
    """nbgrader's Execute, with the verdict made outside the learner's process."""

    output_limit = Integer(
        1_000_000, help="Characters of output that one cell may have; then it is interrupted."
    ).tag(config=True)

    run_ungraded = Bool(False, help="Whether to run the cells with the tag `ungraded` too.").tag(
        config=True
    )

    sandbox = Bool(
        True, help="Whether the learner's kernel runs in a sandbox. Without one, it can do harm."
    ).tag(config=True)

    def preprocess(self, nb, resources, km=None):
        """Run the notebook in a fresh kernel."""
        self._inside, self._spoken, self._learner = [], Counter(), None
        self._teacher = _teacher_files(self, resources)
        try:
            nb, resources = super().preprocess(nb, resources, km)
        finally:
            if self._learner:
                self._learner.close()
        return nb, resources

    def create_kernel_manager(self):
        """Make the manager of the learner's kernel."""
        if self.sandbox:
            bundle = str(self._teacher["bundle"])
            self.km = SandboxedKernelManager(kernel_name="python3", bundle=bundle)
        else:
            self.km = AsyncKernelManager(kernel_name="python3")
        return self.km

    def preprocess_cell(self, cell, resources, index):
        """Run one cell, here or there."""
        if cell.cell_type != "code" or self._is_skipped(cell):
            return cell, resources
        if self._learner is None:
            self._meet_learner(resources)
        if _is_test(cell):
            return self._test(cell, resources, index)
        return super().preprocess_cell(cell, resources, index)

    def _is_skipped(self, cell):
        return not self.run_ungraded and "ungraded" in cell.metadata.get("tags", [])

    def _meet_learner(self, resources):
        folder = "/inside" if self.sandbox else str(INSIDE)
        prepare = nbformat.v4.new_code_cell(_PREPARE.format(folder=folder))
        super().preprocess_cell(prepare, resources, -1)
        self._learner = Learner(self.km.connection_file, self._kill)
        cells = nbformat.read(self._teacher["notebook"], as_version=4).cells
        self._outside = Outside(self._learner, imports(cells))
        self._solutions = [cell for cell in cells if cell.cell_type == "code" and is_solution(cell)]

    def _kill(self):
        process = self.km.provisioner.process
        if process is not None:
            process.kill()

    def _test(self, cell, resources, index):
        if needs_inside(cell.source, self._solutions):
            self._inside.append(cell.metadata.nbgrader["grade_id"])
            return super().preprocess_cell(cell, resources, index)
        try:
            cell.outputs = self._outside.run(cell.source)
        except LearnerGone as error:
            raise DeadKernelError(f"in {cell.metadata.nbgrader['grade_id']}: {error}") from error
        return cell, resources

    def process_message(self, msg, cell, cell_index):
        """Drop what a cell prints beyond the limit, and interrupt it."""
        if msg["msg_type"] == "stream":
            before = self._spoken[cell_index]
            self._spoken[cell_index] += len(msg["content"]["text"])
            if self._spoken[cell_index] > self.output_limit:
                if before <= self.output_limit:
                    self.km.interrupt_kernel()
                return None
        return super().process_message(msg, cell, cell_index)


def _is_test(cell):
    return is_grade(cell) and not is_solution(cell)


def _teacher_files(preprocessor, resources):
    """The teacher's notebook and the folder that learners were given."""
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
    return {"notebook": folders["source"] / f"{notebook}.ipynb", "bundle": bundle}
