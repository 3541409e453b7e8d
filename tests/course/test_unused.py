"""An argument that a learner's code never looks at is named, and no other is."""

import pytest

from public_tests.unused import never_used
from teaching.bank import entries, source
from teaching.reference import define, reference_code, remember_cells


def told(name, code):
    """What is said of a learner's cell."""
    remember_cells(name, code)
    return never_used(name, define(name, code))


@pytest.mark.parametrize(
    ("name", "old", "new", "idle"),
    [
        ("schedule_lr_decay", "time_interval))", "1000))", "function never uses `time_interval`"),
        ("random_mini_batches", "np.random.seed(seed)", "pass", "function never uses `seed`"),
        ("momentum_run", "self.mu *", "0.9 *", "class never uses `mu`"),
        ("adam_run", "self.beta1 = beta1", "self.beta1 = 0.9", "class never uses `beta1`"),
        ("swift_run", 'layer.grads[f"d{key}"]', "m[key]", "class never uses `layer.grads`"),
    ],
)
def test_what_is_never_used(name, old, new, idle):
    """Also what a class only keeps."""
    code = reference_code(name)
    assert old in code and told(name, code) == ""
    assert told(name, code.replace(old, new)) == f"your {idle}"


def test_several():
    """Each in the order of the first line."""
    said = told("update_lr", "def update_lr(learning_rate0, epoch_num, decay_rate):\n    return 1")
    assert said.endswith("`learning_rate0`, `epoch_num`, `decay_rate`")


@pytest.mark.parametrize(
    "code",
    [
        "def update_lr(a, e, d):\n    return a",
        "update_lr = lambda learning_rate0, epoch_num, decay_rate: 1",
        "def update_lr(learning_rate0, epoch_num, decay_rate):\n"
        "    def rate():\n        return learning_rate0 / (1 + decay_rate * epoch_num)\n"
        "    return rate()",
    ],
)
def test_nothing_is_said_of_what_is_not_seen(code):
    """Other names are the learner's own, and what an inner function reads is used."""
    assert told("update_lr", code) == ""


@pytest.mark.parametrize("by", ["step(layer)", "getattr(layer, 'grads')[f'd{key}']"])
def test_gradients_may_be_looked_at_in_another_way(by):
    """Such as by a function to which the layer is handed."""
    code = reference_code("swift_run")
    assert told("swift_run", code.replace('layer.grads[f"d{key}"]', by)) == ""


def test_nothing_is_said_of_a_class_that_inherits():
    """What it keeps may be used where it comes from."""
    code = reference_code("momentum_run").replace("self.mu *", "0.9 *")
    assert told("momentum_run", code.replace("class Momentum:", "class Momentum(object):")) == ""


@pytest.mark.parametrize("entry", entries(is_right=True), ids=lambda entry: entry.name)
def test_right_solutions_use_all(entry):
    """In whatever style."""
    assert told(entry.exercise, source(entry)) == ""
