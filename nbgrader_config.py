"""Configuration of nbgrader for this course: read by the commands and by the formgrader alike."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from teaching.requirements import require_all  # noqa: E402

require_all()

import nbgrader.preprocessors as stock  # noqa: E402
from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor  # noqa: E402

# Notebooks in source/ and autograded/ find the packages here; those in release/ bring their own.
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
)
# For a new gradebook nbgrader calls the command alembic, which lies beside this Python.
os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])

from autograder.pages.hide_hidden import HideHiddenTests  # noqa: E402
from autograder.plugin import grade_outside  # noqa: E402
from autograder.release.checks import CheckMarkers, CheckReference, ReleaseSolutions  # noqa: E402
from teaching.bundle import bundle_packages  # noqa: E402

c = get_config()

c.CourseDirectory.course_id = "downhill"
c.CourseDirectory.root = str(ROOT)
# A second writer waits for its turn instead of giving up after five seconds.
c.CourseDirectory.db_url = f"sqlite:///{ROOT / 'gradebook.db'}?timeout=60"
# nbgrader wants the exchange folder to be there; here nobody needs root to make it.
c.Exchange.root = str(ROOT / "exchange")
(ROOT / "exchange").mkdir(exist_ok=True)
if os.name == "posix":  # elsewhere nbgrader has no exchange
    c.ExchangeFactory.collect = "autograder.collect.CollectOwn"

c.ClearSolutions.code_stub = {
    "python": "# YOUR CODE HERE, in place of the next line\nraise StillToDo"
}
c.ClearSolutions.text_stub = "*Write your answer here.*"

# `release/` is in git, so it always exists; without force the command would skip it silently.
c.GenerateAssignment.force = True
c.GenerateAssignment.preprocessors = [
    CheckMarkers,
    CheckReference,
    stock.IncludeHeaderFooter,
    stock.InstantiateTests,
    stock.LockCells,
    ReleaseSolutions,
    stock.ClearOutput,
    stock.CheckCellMetadata,
    stock.ComputeChecksums,
    stock.SaveCells,
    stock.ClearHiddenTests,
    stock.ClearMarkScheme,
    stock.ComputeChecksums,
    stock.CheckCellMetadata,
]
c.GenerateAssignment.post_convert_hook = bundle_packages

c.GenerateFeedback.preprocessors = [
    stock.GetGrades,
    HideHiddenTests,
    CSSHTMLHeaderPreprocessor,
]
# The Formgrader need not show this file: its classes make one unreadable line.
c.FormgradeExtension.debug = False
c.ExportApp.plugin_class = "autograder.export.ExerciseExport"

grade_outside(c)

c.Execute.timeout = 30
c.Execute.shutdown_kernel = "immediate"
# Training runs and figures are worth no points; grading passes over them.
c.Execute.skip_cells_with_tag = "ungraded"
# Kernels warn that they talk over TCP, which on one machine they may.
c.Execute.extra_arguments = ["--log-level=ERROR"]
