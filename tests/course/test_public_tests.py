"""What a learner reads: each kind of mistake has a short message of its own."""

import math
import time

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

import testcases
from public_tests import (
    calling,
    initialize_adam_test,
    initialize_velocity_test,
    optimization_methods,
    random_mini_batches_test,
    schedule_lr_decay_test,
    update_lr_test,
    update_parameters_with_adam_test,
    update_parameters_with_gd_test,
    update_parameters_with_momentum_test,
    waits_for,
)
from public_tests.comparing import compare
from public_tests.failures import CheckFailed, StillToDo
from teaching.reference import reference


def failure(check, target):
    """The message of a check that must fail."""
    with pytest.raises(CheckFailed) as caught:
        check(target)
    return str(caught.value)


@pytest.mark.parametrize("name", optimization_methods.EXERCISES)
def test_the_reference_passes_its_check(name, capsys):
    """The solution in the source notebook gives exactly the expected arrays."""
    getattr(optimization_methods, f"{name}_test")(reference(name))
    assert "All tests passed" in capsys.readouterr().out


def test_gd_case_restated():
    """The expected parameters equal the rule, restated here entry by entry."""
    parameters, grads, learning_rate = testcases.update_parameters_with_gd_test_case()
    expected = optimization_methods._arrays("update_parameters_with_gd")["parameters"]
    for name, array in parameters.items():
        for at in np.ndindex(array.shape):
            restated = array[at] - learning_rate * grads["d" + name][at]
            assert math.isclose(expected[name][at], restated, rel_tol=1e-12)


def test_adam_case_tells_where_epsilon_stands():
    """W1[0, 0] is 1.63937725 with epsilon outside the root, and 1.63942888 inside."""
    expected = optimization_methods._arrays("update_parameters_with_adam")
    assert round(expected["parameters"]["W1"][0, 0], 8) == 1.63937725
    v, s = (expected[name]["dW1"][0, 0] for name in ("v_corrected", "s_corrected"))
    before = testcases.update_parameters_with_adam_test_case()[0]["W1"][0, 0]
    assert round(before - 0.02 * v / math.sqrt(s + 0.01), 8) == 1.63942888


def test_empty_dict():
    """An empty dict is named, and so are the keys that it should have."""
    message = failure(update_parameters_with_gd_test, lambda *_: {})
    assert "parameters is an empty dict" in message
    assert "W1, b1, W2, b2" in message


def test_wrong_return_type():
    """A list where a dict is wanted is described."""
    message = failure(update_parameters_with_gd_test, lambda *_: [1, 2, 3])
    assert "of the wrong kind" in message
    assert "a list of 3 values" in message


def test_missing_and_unexpected_key():
    """Wrong keys are listed, those that are missing and those that are too many."""
    message = failure(
        initialize_velocity_test, lambda p: {k: np.zeros(a.shape) for k, a in p.items()}
    )
    assert "missing:" in message and "dW1, db1, dW2, db2" in message
    assert "not expected:" in message and "W1, b1, W2, b2" in message


def test_wrong_shape():
    """Both shapes are shown."""
    message = failure(
        initialize_velocity_test, lambda p: {f"d{k}": np.zeros(a.size) for k, a in p.items()}
    )
    assert 'v["dW1"] has the wrong shape' in message
    assert "(3, 2)" in message and "(6,)" in message


def test_exception_names_the_line():
    """An exception of the learner's function is shown with its line, and a hint."""

    def stale(parameters, grads, learning_rate):
        return parameters["W0"]

    message = failure(update_parameters_with_gd_test, stale)
    assert "raised KeyError: 'W0'" in message
    assert 'return parameters["W0"]' in message
    assert "exactly over the layers 1 to L" in message


def test_changed_signature_is_told_as_such():
    """The error is in the first line of the function, not in a line of ours."""
    message = failure(update_parameters_with_gd_test, lambda parameters: parameters)
    assert "raised TypeError" in message and "where" not in message
    assert "same arguments, same names" in message


def test_error_inside_a_library_names_the_learners_line():
    """Not numpy's, and not the standard library's."""

    def shapeless(learning_rate0, epoch_num, decay_rate):
        return np.zeros(3).reshape(2, 2)

    assert "np.zeros(3).reshape(2, 2)" in failure(update_lr_test, shapeless)


def test_empty_last_mini_batch():
    """When nothing is left over there is no last one."""

    def with_empty_one(X, Y, mini_batch_size=64, seed=0):
        batches = reference("random_mini_batches")(X, Y, mini_batch_size, seed)
        if X.shape[1] % mini_batch_size == 0:
            batches.append((X[:, :0], Y[:, :0]))
        return batches

    message = failure(random_mini_batches_test, with_empty_one)
    assert "X of shape (5, 6)" in message
    assert "expected: 3" in message and "got:      4" in message


@pytest.mark.filterwarnings("ignore:the matrix subclass")
def test_matrix_is_no_array():
    """np.matrix multiplies in another way."""
    message = failure(
        initialize_velocity_test, lambda p: {f"d{k}": np.matrix(0.0 * a) for k, a in p.items()}
    )
    assert "of the wrong kind" in message


def test_print_instead_of_return():
    """Printing the result is told from forgetting it."""
    printing = failure(update_lr_test, lambda a, e, d: print(a / (1 + d * e)))
    silent = failure(update_lr_test, lambda a, e, d: None)
    assert "printed something but returned nothing" in printing
    assert "returned nothing" in silent and "printed" not in silent


def test_too_few_values():
    """The names of the values that should have come back are listed."""
    message = failure(update_parameters_with_adam_test, lambda p, g, v, s, *_: (p, v, s))
    assert "has to return 5 values" in message
    assert "parameters, v, s, v_corrected, s_corrected" in message
    assert "a tuple of 3 values" in message


def test_wrong_entry_says_which_expected_and_got():
    """The first wrong entry is shown with both values, and which arrays are right."""

    def first_layer_only(parameters, grads, learning_rate):
        for name in ("W1", "b1"):
            parameters[name] = parameters[name] - learning_rate * grads["d" + name]
        return parameters

    message = failure(update_parameters_with_gd_test, first_layer_only)
    assert 'parameters["W2"][0, 0] is not right (6 of its 6 entries differ)' in message
    assert "expected:   0.32587637" in message
    assert "got:        0.3190391" in message
    assert "right keys: W1, b1" in message
    assert "mistake: this is what comes out when the function returns inside the loop" in message
    assert "hint:" not in message  # the mistake says more


def test_wrong_average_is_told_before_the_parameters_that_follow_from_it():
    """The cause comes first."""

    def forgetful(parameters, grads, v, beta, learning_rate):
        for name in parameters:
            v["d" + name] = grads["d" + name]
            parameters[name] = parameters[name] - learning_rate * v["d" + name]
        return parameters, v

    assert 'v["dW1"][0, 0]' in failure(update_parameters_with_momentum_test, forgetful)


def test_shared_arrays():
    """v and s that are one array are found out, though all entries are right."""

    def shared(parameters):
        v = {f"d{name}": np.zeros(array.shape) for name, array in parameters.items()}
        return v, v

    message = failure(initialize_adam_test, shared)
    assert 'v["dW1"] and s["dW1"] are one and the same array' in message


def test_changed_gradients():
    """Changing the gradients in place is refused, though the result is right."""

    def scaling(parameters, grads, learning_rate):
        for name in parameters:
            grads["d" + name] *= learning_rate
            parameters[name] = parameters[name] - grads["d" + name]
        return parameters

    assert "changes `grads`" in failure(update_parameters_with_gd_test, scaling)


def test_schedule_names_the_case():
    """Which of the six cases went wrong is said."""
    message = failure(schedule_lr_decay_test, lambda a, e, d, time_interval: a / (1 + d * e))
    assert "epoch_num = 10, decay_rate = 0.3, time_interval = 100" in message


def test_whole_columns():
    """Shuffled rows are refused."""

    def rows(X, Y, mini_batch_size=64, seed=0):
        np.random.seed(seed)
        order = np.random.permutation(X.shape[0])
        return reference("random_mini_batches")(X[order], Y, mini_batch_size, seed)

    assert "mini_batches[0][0]" in failure(random_mini_batches_test, rows)


def test_endless_loop_is_stopped(monkeypatch):
    """A call that does not come back is stopped, even if the learner catches everything."""
    monkeypatch.setattr(calling, "TIME_LIMIT", 0.2)

    def endless(learning_rate0, epoch_num, decay_rate):
        while True:
            try:
                while True:
                    pass
            except Exception:
                continue

    assert "no answer after" in failure(update_lr_test, endless)


def test_endless_loop_is_stopped_although_the_first_alarm_is_lost(monkeypatch):
    """What an alarm raises while an object is cleaned up reaches nobody, and is not told."""
    monkeypatch.setattr(calling, "TIME_LIMIT", 0.2)

    class Slow:
        def __del__(self):
            time.sleep(0.3)

    def endless(learning_rate0, epoch_num, decay_rate):
        Slow()
        while True:
            pass

    assert "no answer after" in failure(update_lr_test, endless)


def test_sys_exit_is_a_failure_not_the_end():
    """A learner's sys.exit does not end the grading process."""
    assert "raised SystemExit" in failure(update_lr_test, lambda *_: exit(0))


@pytest.mark.parametrize("nothing", [True, "0.1666", [1 / 6], np.array([1 / 6]), 1 / 6 + 1e-6])
def test_learning_rate_must_be_the_number(nothing):
    """A bool, a text, a list, an array of one, and a rounded value are refused."""
    failure(update_lr_test, lambda *_: nothing)


def test_warning_goes_to_standard_output(capsys):
    """nbgrader counts standard error as a failed test, so a numpy warning must not land there."""

    def warns(learning_rate0, epoch_num, decay_rate):
        np.log(np.zeros(1))
        return learning_rate0 / (1 + decay_rate * epoch_num)

    with pytest.warns(RuntimeWarning):
        update_lr_test(warns)
    assert capsys.readouterr().err == ""


def test_stub_is_still_to_do():
    """A blank exercise is no failure: one line says what is to do."""

    def update_lr(learning_rate0, epoch_num, decay_rate):
        raise StillToDo

    with pytest.raises(
        StillToDo, match=r"Exercise 7, update_lr: still to do \(line \d+ of its cell is still"
    ):
        update_lr_test(update_lr)


def test_waits_for_names_the_exercises_in_order():
    """A training cell says which exercises it waits for."""

    def update_lr(learning_rate0, epoch_num, decay_rate):
        raise StillToDo

    def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
        return []

    with pytest.raises(StillToDo, match="run its cell again"):
        waits_for(0.5)
    with pytest.raises(StillToDo) as caught:
        waits_for(update_lr, random_mini_batches, reference("update_parameters_with_gd"))
    waiting = "Exercise 2 (random_mini_batches), Exercise 7 (update_lr)"
    assert str(caught.value) == f"This cell waits until their tests pass: {waiting}."


def test_ipython_renders_a_failure_without_traceback(capsys):
    """In a notebook the message stands alone."""
    shell = InteractiveShell.instance()
    shell.user_ns["check"] = update_parameters_with_gd_test
    shell.run_cell("check(lambda *_: {})")
    shown = capsys.readouterr().out
    assert "parameters is an empty dict" in shown
    assert "Traceback" not in shown and len(shown.splitlines()) <= 5
    InteractiveShell.clear_instance()


def test_tiny_numbers_are_compared_by_their_own_size():
    """An error of one percent shows in entries of 1e-15 too."""
    with pytest.raises(CheckFailed):
        compare("s", np.full((2, 1), 1.01e-15), np.full((2, 1), 1e-15))


def test_other_kinds_of_numbers_pass():
    """numpy scalars, Fortran order and views are as good as any."""
    compare("x", np.float64(0.5), 0.5)
    compare("x", np.array(0.5), 0.5)
    array = np.arange(6.0).reshape(2, 3)
    compare("x", np.asfortranarray(array), array)
    compare("x", np.repeat(array, 2, axis=1)[:, ::2], array)
