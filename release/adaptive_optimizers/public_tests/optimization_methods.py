"""The checks of the eight exercises of the notebook ``optimization_methods``.

The expected numbers stand in ``expected/optimization_methods.json``; the inputs come from
`testcases`.
"""

import functools
import itertools

import numpy as np

import testcases
from public_tests.calling import call
from public_tests.checking import called_with, headed
from public_tests.columns import told_of
from public_tests.comparing import check_kept, check_separate, compare, compare_results, named
from public_tests.exercises import Exercise, by_name, data
from public_tests.failures import CheckFailed

__all__ = [
    "initialize_adam_test",
    "initialize_velocity_test",
    "random_mini_batches_test",
    "schedule_lr_decay_test",
    "update_lr_test",
    "update_parameters_with_adam_test",
    "update_parameters_with_gd_test",
    "update_parameters_with_momentum_test",
]

ASSIGNMENT = "optimization_methods"


@functools.cache
def _layers():
    """Parameters, gradients and averages of three layers, with no entry near zero."""
    generator = np.random.default_rng(5)
    drawn = ({}, {}, {}, {})
    for layer, (n_in, n_out) in enumerate(itertools.pairwise((2, 3, 2, 2)), start=1):
        for name, shape in ((f"W{layer}", (n_out, n_in)), (f"b{layer}", (n_out, 1))):
            for key, arrays in zip((name, *[f"d{name}"] * 3), drawn, strict=True):
                arrays[key] = generator.uniform(0.2, 2.0, size=shape)
    return drawn


def _batches_inputs():
    """Then none left over, fewer than one mini-batch, and some labelled by column numbers."""
    X, Y, size = testcases.random_mini_batches_small_case()
    numbered = np.random.default_rng(6).normal(size=(3, 13)), np.arange(13).reshape(1, 13)
    few = (part[:, :4] for part in numbered)
    return [(X, Y, size), (X[:, :6], Y[:, :6], size), (*few, 6), (*numbered, 4, 8)]


EXERCISES = by_name(
    Exercise(
        ASSIGNMENT,
        1,
        "update_parameters_with_gd",
        ("parameters", "grads", "learning_rate"),
        "section 2, Gradient Descent",
        {"parameters": "a step downhill goes against the gradient, for W and b of every layer."},
        lambda: [testcases.update_parameters_with_gd_test_case(), (*_layers()[:2], 0.37)],
        may_change=("parameters",),
    ),
    Exercise(
        ASSIGNMENT,
        2,
        "random_mini_batches",
        ("X", "Y", "mini_batch_size", "seed"),
        "section 3, Mini-Batch Gradient Descent",
        {"mini_batches": "cut the shuffled X and Y at the same places; columns are examples."},
        _batches_inputs,
        defaults={"mini_batch_size": 64, "seed": 0},
        known=told_of,
    ),
    Exercise(
        ASSIGNMENT,
        3,
        "initialize_velocity",
        ("parameters",),
        "section 4, Momentum",
        {"v": "each dθ starts as zeros of the shape of its θ."},
        lambda: [(testcases.initialize_velocity_test_case(),), (_layers()[0],)],
        separate=True,
    ),
    Exercise(
        ASSIGNMENT,
        4,
        "update_parameters_with_momentum",
        ("parameters", "grads", "v", "beta", "learning_rate"),
        "section 4, Momentum",
        {
            "parameters": "the step is made with the new velocity, scaled by the learning rate.",
            "v": "the new velocity is an average: β says how much of the old one stays, the rest "
            "of the weight goes to the gradient.",
        },
        lambda: [
            (*testcases.update_parameters_with_momentum_test_case(), 0.9, 0.01),
            (*_layers()[:3], 0.73, 0.37),
        ],
        may_change=("parameters", "v"),
    ),
    Exercise(
        ASSIGNMENT,
        5,
        "initialize_adam",
        ("parameters",),
        "section 5, Adam",
        {
            "v": "each dθ starts as zeros of the shape of its θ.",
            "s": "each dθ starts as zeros of the shape of its θ.",
        },
        lambda: [(testcases.initialize_adam_test_case(),), (_layers()[0],)],
        separate=True,
    ),
    Exercise(
        ASSIGNMENT,
        6,
        "update_parameters_with_adam",
        (
            *("parameters", "grads", "v", "s", "t"),
            *("learning_rate", "beta1", "beta2", "epsilon"),
        ),
        "section 5, Adam",
        {
            "parameters": "look at what is divided by what, and where ε stands.",
            "v": "v averages the gradients, with β1, starting from the old v; it stays "
            "uncorrected.",
            "s": "s averages the squared gradients, with β2, starting from the old s; it stays "
            "uncorrected.",
            "v_corrected": "the correction of v needs its own β and the number t of the update.",
            "s_corrected": "the correction of s needs its own β and the number t of the update.",
        },
        lambda: [
            testcases.update_parameters_with_adam_test_case(),
            (*_layers(), 7, 0.37, 0.73, 0.61, 0.05),
        ],
        may_change=("parameters", "v", "s"),
        defaults={"learning_rate": 0.01, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
        older_return=("parameters", "v", "s"),
    ),
    Exercise(
        ASSIGNMENT,
        7,
        "update_lr",
        ("learning_rate0", "epoch_num", "decay_rate"),
        "section 7.1, Decay on every iteration",
        {"learning_rate": "the whole of 1 + decay_rate · epoch_num stands below the bar."},
        lambda: [testcases.update_lr_test_case(), (0.37, 5, 0.83)],
        nothing_at="epoch_num",
    ),
    Exercise(
        ASSIGNMENT,
        8,
        "schedule_lr_decay",
        ("learning_rate0", "epoch_num", "decay_rate", "time_interval"),
        "section 7.2, Fixed interval scheduling",
        {
            "learning_rate": "only whole intervals count: round the quotient of epoch and "
            "interval down, nothing else.",
        },
        lambda: [
            *testcases.schedule_lr_decay_test_cases(),
            (0.37, 28, 0.83, 6),
            (0.37, 29, 0.83, 6),
            (0.37, 2500, 0.83),
        ],
        defaults={"time_interval": 1000},
        nothing_at="epoch_num",
    ),
)


def _hints(name):
    return EXERCISES[name].hints


def _expected():
    return data(ASSIGNMENT)


@functools.cache
def _arrays(name):
    """Expected dicts of arrays of one exercise, by the name of the returned value."""
    return {
        value: {key: np.array(rows) for key, rows in arrays.items()}
        for value, arrays in _expected()[name].items()
    }


@headed("update_parameters_with_gd")
def update_parameters_with_gd_test(target):
    """Check Exercise 1: one step of gradient descent on every entry of two layers."""
    parameters, grads, learning_rate = testcases.update_parameters_with_gd_test_case()
    got = call(target, parameters, grads, learning_rate)
    _, grads_before, _ = testcases.update_parameters_with_gd_test_case()
    check_kept("grads", grads, grads_before)
    compare("parameters", got, **_single("update_parameters_with_gd", "parameters"))


def _single(name, value):
    return {"expected": _arrays(name)[value], "hint": _hints(name)[value]}


@headed("random_mini_batches")
def random_mini_batches_test(target):
    """Check Exercise 2: a small data set entry by entry, then whole ones, then two large ones."""
    X, Y, size = testcases.random_mini_batches_small_case()
    checks = {
        _check_small_case: (X, Y, size),
        _check_no_rest: (X[:, :6], Y[:, :6], size),
        _check_shapes: testcases.random_mini_batches_test_case(),
        _check_counting_case: testcases.random_mini_batches_counting_case(),
    }
    for check, case in checks.items():
        with called_with(*case):
            check(call(target, *case), *case)


def _check_small_case(batches, X, Y, size):
    X_before, Y_before, _ = testcases.random_mini_batches_small_case()
    check_kept("X", X, X_before)
    check_kept("Y", Y, Y_before)
    wanted = [
        [np.array(X), np.array(Y)] for X, Y in _expected()["random_mini_batches"]["small_case"]
    ]
    compare("mini_batches", batches, wanted, _hints("random_mini_batches")["mini_batches"])


def _check_no_rest(batches, X, Y, size):
    """Six examples make three mini-batches of two, and no empty one after them."""
    if len(batches) != 3:
        raise CheckFailed(
            "mini_batches is not of the right length.",
            {"expected": "3", "got": str(len(batches))},
            hint="when nothing is left over, there is no last, smaller one.",
        )


def _check_shapes(batches, X, Y, size):
    wanted = _expected()["random_mini_batches"]
    shapes = [list(np.shape(X)) for X, _ in batches], [list(np.shape(Y)) for _, Y in batches]
    if shapes != (wanted["shapes_X"], wanted["shapes_Y"]):
        raise CheckFailed(
            "the shapes of the mini-batches of 148 examples are not right.",
            {"expected": str(wanted["shapes_X"]), "got": str(shapes[0])},
            _hints("random_mini_batches")["mini_batches"],
        )
    compare(
        "mini_batches[0][0][0, :3]",
        batches[0][0][0, :3],
        np.array(wanted["sanity_first_row_first_three"]),
        _hints("random_mini_batches")["mini_batches"],
    )


def _check_counting_case(batches, X, Y, size):
    wanted = _expected()["random_mini_batches"]
    corners = {
        "mini_batches[0][0][0, :3]": (batches[0][0][0, :3], "counting_first_batch_row0"),
        "mini_batches[-1][0][-1, :3]": (batches[-1][0][-1, :3], "counting_last_batch_last_row"),
    }
    for name, (got, key) in corners.items():
        compare(name, got, np.array(wanted[key]), _hints("random_mini_batches")["mini_batches"])
    for batch_X, _ in batches:
        _check_whole_columns(batch_X)


def _check_whole_columns(batch_X):
    """Down a column of the counting case the numbers go up by one, so a torn column shows."""
    n_features, m = batch_X.shape
    offsets = batch_X - batch_X[0]
    if offsets.sum(dtype=float) != n_features * (n_features - 1) // 2 * m:
        raise CheckFailed(
            "a column of X was torn apart.", hint="an example is a whole column: shuffle columns."
        )


@headed("initialize_velocity")
def initialize_velocity_test(target):
    """Check Exercise 3: zeros of every shape, each in an array of its own."""
    parameters = testcases.initialize_velocity_test_case()
    v = call(target, parameters)
    check_kept("parameters", parameters, testcases.initialize_velocity_test_case())
    compare("v", v, _zeros("initialize_velocity"), _hints("initialize_velocity")["v"])
    check_separate(named("v", v))


def _zeros(name):
    return {key: np.zeros(shape) for key, shape in _expected()[name].items()}


@headed("update_parameters_with_momentum")
def update_parameters_with_momentum_test(target):
    """Check Exercise 4: the first step with momentum, parameters and velocity."""
    name = "update_parameters_with_momentum"
    parameters, grads, v = testcases.update_parameters_with_momentum_test_case()
    got = call(target, parameters, grads, v, beta=0.9, learning_rate=0.01)
    check_kept("grads", grads, testcases.update_parameters_with_momentum_test_case()[1])
    compare_results(got, _arrays(name), _hints(name))


@headed("initialize_adam")
def initialize_adam_test(target):
    """Check Exercise 5: two sets of zeros that share nothing."""
    parameters = testcases.initialize_adam_test_case()
    got = call(target, parameters)
    check_kept("parameters", parameters, testcases.initialize_adam_test_case())
    wanted = {"v": _zeros("initialize_adam"), "s": _zeros("initialize_adam")}
    compare_results(got, wanted, _hints("initialize_adam"))
    check_separate(named("v", got[0]) | named("s", got[1]))


@headed("update_parameters_with_adam")
def update_parameters_with_adam_test(target):
    """Check Exercise 6: the second step of Adam, all five returned values."""
    name = "update_parameters_with_adam"
    parameters, grads, v, s, *settings = testcases.update_parameters_with_adam_test_case()
    got = call(target, parameters, grads, v, s, *settings)
    check_kept("grads", grads, testcases.update_parameters_with_adam_test_case()[1])
    compare_results(got, _arrays(name), _hints(name))


@headed("update_lr")
def update_lr_test(target):
    """Check Exercise 7: one learning rate, decayed."""
    learning_rate0, epoch_num, decay_rate = testcases.update_lr_test_case()
    got = call(target, learning_rate0, epoch_num, decay_rate)
    compare("learning_rate", got, _expected()["update_lr"], _hints("update_lr")["learning_rate"])


@headed("schedule_lr_decay")
def schedule_lr_decay_test(target):
    """Check Exercise 8: learning rates on, between and just under the intervals."""
    hint = _hints("schedule_lr_decay")["learning_rate"]
    for case, wanted in zip(
        testcases.schedule_lr_decay_test_cases(), _expected()["schedule_lr_decay"], strict=True
    ):
        with called_with(*case):
            compare("learning_rate", call(target, *case), wanted, hint)
