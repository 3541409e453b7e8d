"""The checks of the eight exercises of the notebook ``optimization_methods``.

The expected numbers stand in ``expected/optimization_methods.json``; the inputs come from
`testcases`.
"""

import contextlib
import functools
import io
import json
from pathlib import Path

import numpy as np

import testcases
from public_tests.calling import call
from public_tests.comparing import check_kept, check_separate, compare, compare_results
from public_tests.failures import CheckFailed, NoResult, StillToDo, passed
from public_tests.ladder import add_known_of_batches, complete
from public_tests.mistakes import inputs, recognize

__all__ = [
    "initialize_adam_test",
    "initialize_velocity_test",
    "random_mini_batches_test",
    "schedule_lr_decay_test",
    "update_lr_test",
    "update_parameters_with_adam_test",
    "update_parameters_with_gd_test",
    "update_parameters_with_momentum_test",
    "waits_for",
]

HINTS = {
    "update_parameters_with_gd": {
        "parameters": "a step downhill goes against the gradient, for W and b of every layer.",
    },
    "random_mini_batches": {
        "mini_batches": "cut the shuffled X and Y at the same places; columns are examples.",
    },
    "initialize_velocity": {"v": "each dθ starts as zeros of the shape of its θ."},
    "update_parameters_with_momentum": {
        "parameters": "the step is made with the new velocity, scaled by the learning rate.",
        "v": "the new velocity is an average: β says how much of the old one stays, the rest of "
        "the weight goes to the gradient.",
    },
    "initialize_adam": {
        "v": "each dθ starts as zeros of the shape of its θ.",
        "s": "each dθ starts as zeros of the shape of its θ.",
    },
    "update_parameters_with_adam": {
        "parameters": "look at what is divided by what, and where ε stands.",
        "v": "v averages the gradients, with β1, starting from the old v; it stays uncorrected.",
        "s": "s averages the squared gradients, with β2, starting from the old s; it stays "
        "uncorrected.",
        "v_corrected": "the correction of v needs its own β and the number t of the update.",
        "s_corrected": "the correction of s needs its own β and the number t of the update.",
    },
    "update_lr": {"learning_rate": "the whole of 1 + decay_rate · epoch_num stands below the bar."},
    "schedule_lr_decay": {
        "learning_rate": "only whole intervals count: round epoch / interval down, nothing else.",
    },
}
"""What to look at when a value differs, by exercise and by returned value."""

EXERCISES = {name: number for number, name in enumerate(HINTS, start=1)}


@functools.cache
def _expected():
    path = Path(__file__).parent / "expected" / "optimization_methods.json"
    return json.loads(path.read_text(encoding="utf-8"))


def _arrays(name):
    """Expected dicts of arrays of one exercise, by the name of the returned value."""
    return {
        value: {key: np.array(rows) for key, rows in arrays.items()}
        for value, arrays in _expected()[name].items()
    }


_DOC = """

    Parameters
    ----------
    target : callable
        The learner's function.

    Raises
    ------
    CheckFailed
        At the first thing that is not right.
    StillToDo
        If the function has not been written yet.
    """


def headed(name):
    """Make a check say which exercise it is about when it fails, and that all passed when not.

    Parameters
    ----------
    name : str
        The name of the exercise's function.

    Returns
    -------
    callable
        The decorator. What it returns takes the learner's function.
    """

    def decorate(check):
        @functools.wraps(check)
        def test(target):
            try:
                check(target)
            except (CheckFailed, StillToDo) as failure:
                failure.exercise = f"Exercise {EXERCISES[name]}, {name}"
                _explain(failure, name, target)
                raise
            passed()

        test.__doc__ += _DOC
        return test

    return decorate


def _explain(failure, name, target):
    if isinstance(failure, CheckFailed):
        known = [] if isinstance(failure, NoResult) or failure.told else recognize(name, target)
        complete(failure, name, failure.arguments or inputs(name)[0], known)


@contextlib.contextmanager
def _called_with(*arguments):
    """Let a failure say what the function was called with."""
    try:
        yield
    except CheckFailed as failure:
        failure.arguments = arguments
        raise


@headed("update_parameters_with_gd")
def update_parameters_with_gd_test(target):
    """Check Exercise 1: one step of gradient descent on every entry of two layers."""
    parameters, grads, learning_rate = testcases.update_parameters_with_gd_test_case()
    got = call(target, parameters, grads, learning_rate)
    _, grads_before, _ = testcases.update_parameters_with_gd_test_case()
    check_kept("grads", grads, grads_before)
    compare("parameters", got, **_single("update_parameters_with_gd", "parameters"))


def _single(name, value):
    return {"expected": _arrays(name)[value], "hint": HINTS[name][value]}


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
        with _called_with(*case):
            check(call(target, *case), *case)


def _check_small_case(batches, X, Y, size):
    X_before, Y_before, _ = testcases.random_mini_batches_small_case()
    check_kept("X", X, X_before)
    check_kept("Y", Y, Y_before)
    wanted = [
        [np.array(X), np.array(Y)] for X, Y in _expected()["random_mini_batches"]["small_case"]
    ]
    try:
        compare("mini_batches", batches, wanted, HINTS["random_mini_batches"]["mini_batches"])
    except CheckFailed as failure:
        add_known_of_batches(failure, batches, X_before, Y_before)
        raise


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
            HINTS["random_mini_batches"]["mini_batches"],
        )
    compare(
        "mini_batches[0][0][0, :3]",
        batches[0][0][0, :3],
        np.array(wanted["sanity_first_row_first_three"]),
        HINTS["random_mini_batches"]["mini_batches"],
    )


def _check_counting_case(batches, X, Y, size):
    wanted = _expected()["random_mini_batches"]
    corners = {
        "mini_batches[0][0][0, :3]": (batches[0][0][0, :3], "counting_first_batch_row0"),
        "mini_batches[-1][0][-1, :3]": (batches[-1][0][-1, :3], "counting_last_batch_last_row"),
    }
    for name, (got, key) in corners.items():
        compare(name, got, np.array(wanted[key]), HINTS["random_mini_batches"]["mini_batches"])
    for batch_X, _ in batches:
        _check_whole_columns(batch_X)


def _check_whole_columns(batch_X):
    """Down a column of the counting case the numbers go up by one, so a torn column shows."""
    n_features, m = batch_X.shape
    offsets = batch_X - batch_X[0]
    if offsets.sum() != n_features * (n_features - 1) // 2 * m:
        raise CheckFailed(
            "a column of X was torn apart.", hint="an example is a whole column: shuffle columns."
        )


@headed("initialize_velocity")
def initialize_velocity_test(target):
    """Check Exercise 3: zeros of every shape, each in an array of its own."""
    parameters = testcases.initialize_velocity_test_case()
    v = call(target, parameters)
    check_kept("parameters", parameters, testcases.initialize_velocity_test_case())
    compare("v", v, _zeros("initialize_velocity"), HINTS["initialize_velocity"]["v"])
    check_separate(named("v", v))


def _zeros(name):
    return {key: np.zeros(shape) for key, shape in _expected()[name].items()}


def named(name, arrays):
    """Name each array as a learner would write it.

    Parameters
    ----------
    name : str
        Of the dict.
    arrays : dict of str to ndarray

    Returns
    -------
    dict of str to ndarray
    """
    return {f'{name}["{key}"]': array for key, array in arrays.items()}


@headed("update_parameters_with_momentum")
def update_parameters_with_momentum_test(target):
    """Check Exercise 4: the first step with momentum, parameters and velocity."""
    name = "update_parameters_with_momentum"
    parameters, grads, v = testcases.update_parameters_with_momentum_test_case()
    got = call(target, parameters, grads, v, beta=0.9, learning_rate=0.01)
    check_kept("grads", grads, testcases.update_parameters_with_momentum_test_case()[1])
    compare_results(got, _arrays(name), HINTS[name])


@headed("initialize_adam")
def initialize_adam_test(target):
    """Check Exercise 5: two sets of zeros that share nothing."""
    parameters = testcases.initialize_adam_test_case()
    got = call(target, parameters)
    check_kept("parameters", parameters, testcases.initialize_adam_test_case())
    wanted = {"v": _zeros("initialize_adam"), "s": _zeros("initialize_adam")}
    compare_results(got, wanted, HINTS["initialize_adam"])
    check_separate(named("v", got[0]) | named("s", got[1]))


@headed("update_parameters_with_adam")
def update_parameters_with_adam_test(target):
    """Check Exercise 6: the second step of Adam, all five returned values."""
    name = "update_parameters_with_adam"
    parameters, grads, v, s, *settings = testcases.update_parameters_with_adam_test_case()
    got = call(target, parameters, grads, v, s, *settings)
    check_kept("grads", grads, testcases.update_parameters_with_adam_test_case()[1])
    compare_results(got, _arrays(name), HINTS[name])


@headed("update_lr")
def update_lr_test(target):
    """Check Exercise 7: one learning rate, decayed."""
    learning_rate0, epoch_num, decay_rate = testcases.update_lr_test_case()
    got = call(target, learning_rate0, epoch_num, decay_rate)
    compare("learning_rate", got, _expected()["update_lr"], HINTS["update_lr"]["learning_rate"])


@headed("schedule_lr_decay")
def schedule_lr_decay_test(target):
    """Check Exercise 8: learning rates on, between and just under the intervals."""
    hint = HINTS["schedule_lr_decay"]["learning_rate"]
    for case, wanted in zip(
        testcases.schedule_lr_decay_test_cases(), _expected()["schedule_lr_decay"], strict=True
    ):
        with _called_with(*case):
            compare("learning_rate", call(target, *case), wanted, hint)


def waits_for(*functions):
    """Stop here with one line as long as one of the learner's functions is not right yet.

    Parameters
    ----------
    *functions : callable
        Functions of the exercises, which the next lines of a cell need.

    Raises
    ------
    StillToDo
        Naming the exercises that are still to do, or whose test does not pass.
    """
    lost = [function for function in functions if not callable(function)]
    if lost:
        raise StillToDo("A name of an exercise is no function any more: run its cell again.")
    waiting = [_name(function) for function in functions if not _passes(function)]
    if waiting:
        in_order = sorted(waiting, key=EXERCISES.get)
        names = ", ".join(f"Exercise {EXERCISES[name]} ({name})" for name in in_order)
        tests = "its test passes" if len(waiting) == 1 else "their tests pass"
        raise StillToDo(f"This cell waits until {tests}: {names}.")


def _name(function):
    return getattr(function, "__name__", "")


def _passes(function):
    check = globals().get(f"{_name(function)}_test")
    if check is None:  # a function under another name, such as a lambda: let the run itself tell
        return True
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            check(function)
        except (CheckFailed, StillToDo):
            return False
    return True
