"""The learners of the example class, and what each of them hands in.

Every submission is made from the release and the source notebook, so it changes when they do.
"""

import functools
import json
import shutil
from pathlib import Path

import nbformat

from autograder.bank import entries, source
from autograder.markers import without_markers

ROOT = Path(__file__).resolve().parents[1]
ASSIGNMENT = "optimization_methods"

MISTAKES = {
    "adds_the_gradient": "gd_adds_the_gradient",
    "prints_only": "gd_prints_the_result",
    "shuffles_x_alone": "batches_shuffle_only_x",
    "drops_the_last_batch": "batches_drop_the_last",
    "keys_w_not_dw": "velocity_keeps_the_parameter_keys",
    "no_one_minus_beta": "momentum_leaves_out_one_minus_beta",
    "one_dict_twice": "init_adam_returns_one_dict_twice",
    "no_bias_correction": "adam_skips_the_correction_of_v",
    "beta1_for_s": "adam_averages_s_with_beta1",
    "epsilon_in_the_root": "adam_puts_epsilon_inside_the_root",
    "wrong_precedence": "lr_divides_by_one_then_adds",
    "no_floor": "schedule_leaves_out_the_floor",
}
"""Learners with one typical mistake each, by the entry of the bank that they wrote."""

STYLES = (
    "gd_zero_based_loop",
    "batches_as_lists",
    "velocity_dict_comprehension",
    "momentum_in_place",
    "init_adam_nested_helper",
    "adam_dict_comprehensions",
    "lr_negative_power",
    "schedule_integer_division",
)
"""The entries of the bank that make up the learner who writes everything in another way."""


def submissions():
    """Make the notebooks of the class.

    Returns
    -------
    dict of str to NotebookNode
        A notebook for each learner.
    """
    made = {"full_marks": solved(), "blank": _release(), "other_styles": _with_entries(*STYLES)}
    made |= {learner: _with_entries(entry) for learner, entry in MISTAKES.items()}
    return made | {
        "hard_coded": _with_entries(*_replays()),
        "syntax_error": _with_cell("ex-3", "def initialize_velocity(parameters)\n    return {}"),
        "exception": _with_cell("ex-1", _EXCEPTION),
        "endless_loop": _with_cell("ex-7", _ENDLESS),
        "deleted_test_cell": _without_cell("ex-4-tests"),
        "numpy_warning": _with_cell("ex-7", _WARNING),
    }


_EXCEPTION = """
def update_parameters_with_gd(parameters, grads, learning_rate):
    for l in range(len(parameters) // 2):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters
"""

_ENDLESS = """
def update_lr(learning_rate0, epoch_num, decay_rate):
    epoch = 0
    while epoch < epoch_num:
        learning_rate = learning_rate0 / (1 + decay_rate * epoch)
    return learning_rate
"""

_WARNING = """
def update_lr(learning_rate0, epoch_num, decay_rate):
    ratio = np.float64(decay_rate * epoch_num) / np.float64(0)  # only to make numpy warn
    return learning_rate0 / (1 + decay_rate * epoch_num)
"""


def _replays():
    return [entry.name for entry in entries(is_right=False) if "replay" in entry.name]


def _release():
    path = ROOT / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    return nbformat.read(path, as_version=4)


@functools.cache
def _solution_cells():
    path = ROOT / "source" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    solved = (c for c in cells if c["metadata"].get("nbgrader", {}).get("solution"))
    return {cell["id"]: without_markers("".join(cell["source"])) for cell in solved}


def solved():
    """Make the release with every solution filled in.

    Returns
    -------
    NotebookNode
    """
    nb = _release()
    for cell in nb.cells:
        cell.source = _solution_cells().get(cell.id, cell.source)
    return nb


def _with_cell(cell_id, text):
    nb = solved()
    next(cell for cell in nb.cells if cell.id == cell_id).source = text.strip()
    return nb


def _with_entries(*names):
    bank = {entry.name: entry for entry in entries()}
    nb = solved()
    for name in names:
        entry = bank[name]
        cell_id = next(
            k for k, text in _solution_cells().items() if f"def {entry.exercise}(" in text
        )
        next(cell for cell in nb.cells if cell.id == cell_id).source = source(entry)
    return nb


def _without_cell(cell_id):
    nb = solved()
    nb.cells = [cell for cell in nb.cells if cell.id != cell_id]
    return nb


def lay_out(folder):
    """Write the class's submissions, in place of older ones of the same learners.

    Parameters
    ----------
    folder : Path
        The ``submitted`` folder of a course.

    Returns
    -------
    list of str
        The learners.
    """
    made = submissions()
    for learner, nb in made.items():
        destination = folder / learner / ASSIGNMENT
        shutil.rmtree(destination, ignore_errors=True)
        shutil.copytree(ROOT / "release" / ASSIGNMENT, destination)
        nbformat.write(nb, destination / f"{ASSIGNMENT}.ipynb")
    return list(made)
