"""The training runs of the notebook, outside the notebook."""

import functools
import json

import opt_utils
from public_tests.optimization_methods import EXERCISES
from teaching.reference import SOURCE, reference


def train(X, Y, decay=None, **settings):
    """Run the notebook's own `model` of section 7 on the reference solutions."""
    model = _model()
    model(X, Y, [2, 5, 2, 1], decay=decay and reference(decay), print_cost=False, **settings)


@functools.cache
def _model():
    path = SOURCE / "optimization_methods" / "optimization_methods.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = next("".join(cell["source"]) for cell in cells if cell["id"] == "model-decay-code")
    namespace = {**vars(opt_utils), **{name: reference(name) for name in EXERCISES}}
    exec(code, namespace)
    return namespace["model"]
