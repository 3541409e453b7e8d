"""What learners write finds in the notebook all the names that it may expect there."""

import pytest
from nbformat.v4 import new_code_cell

from public_tests.exercises import assignments, exercise
from support.notebooks import execute, outputs, read
from support.places import ROOT
from teaching.bank import entries, source

OLDER = {
    "batches_floor": (
        "random_mini_batches",
        """
def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
    np.random.seed(seed)
    m = X.shape[1]
    order = np.random.permutation(m)
    X_mixed, Y_mixed = X[:, order], Y[:, order].reshape((1, m))
    batches = []
    complete = math.floor(m / mini_batch_size)
    for i in range(complete):
        start, stop = mini_batch_size * i, mini_batch_size * (i + 1)
        batches.append((X_mixed[:, start:stop], Y_mixed[:, start:stop]))
    if m % mini_batch_size != 0:
        start = complete * mini_batch_size
        batches.append((X_mixed[:, start:m], Y_mixed[:, start:m]))
    return batches
""",
    ),
    "momentum_copies": (
        "update_parameters_with_momentum",
        """
def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
    moved, velocity = deepcopy(parameters), deepcopy(v)
    for l in range(1, len(parameters) // 2 + 1):
        for key in ("W" + str(l), "b" + str(l)):
            velocity["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
            moved[key] = parameters[key] - learning_rate * velocity["d" + key]
    return moved, velocity
""",
    ),
    "adam_powers": (
        "update_parameters_with_adam",
        """
def update_parameters_with_adam(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - np.power(beta1, t))
        s[d] = beta2 * s[d] + (1 - beta2) * np.power(grads[d], 2)
        s_corrected[d] = s[d] / (1 - math.pow(beta2, t))
        step = learning_rate * v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
        parameters[key] = parameters[key] - step
    return parameters, v, s, v_corrected, s_corrected
""",
    ),
    "lr_drawn": (
        "update_lr",
        """
def draw(rates):
    figure, axes = plt.subplots()
    axes.plot(rates)
    plt.close(figure)

def update_lr(learning_rate0, epoch_num, decay_rate):
    rates = [learning_rate0 / (1 + decay_rate * epoch) for epoch in range(epoch_num + 1)]
    draw(rates)
    return rates[-1]
""",
    ),
    "schedule_floor": (
        "schedule_lr_decay",
        """
def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    passed = math.floor(epoch_num / time_interval)
    return learning_rate0 / (1 + decay_rate * passed)
""",
    ),
}
"""Written as in older solutions, each with its exercise."""


def solutions(assignment):
    """Name, exercise and code of right solutions, in the order of the exercises."""
    bank = {entry.name: (entry.exercise, source(entry)) for entry in entries(is_right=True)}
    found = [(name, exercise(of), code) for name, (of, code) in (OLDER | bank).items()]
    here = [one for one in found if one[1].assignment == assignment]
    return sorted(here, key=lambda one: one[1].number)


def with_tests(name, about, code, cells):
    """A cell with a solution, what is given after it, and the visible test."""
    given = (cells.get(f"ex-{about.number}-{part}", "") for part in ("given", "tests"))
    return new_code_cell("\n\n".join([code, *given]), id=name)


@pytest.mark.parametrize("assignment", assignments())
def test_right_solutions_need_no_other_name(assignment):
    """The import cell of the release is all that ran before them."""
    folder = ROOT / "release" / assignment
    nb = read(folder / f"{assignment}.ipynb")
    cells = {cell.id: cell.source for cell in nb.cells}
    pasted = [with_tests(*solution, cells) for solution in solutions(assignment)]
    assert len(pasted) >= 20
    nb.cells = [new_code_cell(cells["imports"], id="imports"), *pasted]
    failures = outputs(execute(nb, folder, allow_errors=True), "error")
    assert {name: f"{error.ename}: {error.evalue}" for name, error in failures} == {}
