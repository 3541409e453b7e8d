"""Wrong and right solutions of `update_parameters_with_adam`."""

import math

import numpy as np

from public_tests.calling import PRINTED
from public_tests.comparing import ARGUMENT_CHANGED, TOO_FEW_VALUES
from public_tests.raising import NUMBER_AS_OUT
from teaching.bank import right, wrong


@wrong("v is not corrected for its start at zero")
def adam_skips_the_correction_of_v(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d]
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("s is not corrected for its start at zero")
def adam_skips_the_correction_of_s(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d]
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the step is made with v and s as they are before the bias correction")
def adam_corrects_but_steps_without(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v[d] / (np.sqrt(s[d]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected


@wrong("the average s uses β1")
def adam_averages_s_with_beta1(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta1 * s[d] + (1 - beta1) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the bias correction of s uses β1")
def adam_corrects_s_with_beta1(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta1**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("t is always 2 instead of the argument")
def adam_fixes_t(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**2)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**2)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the bias correction takes β without the power of t")
def adam_ignores_t(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the bias correction counts one update too many")
def adam_is_one_t_ahead(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1 ** (t + 1))
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2 ** (t + 1))
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the bias correction counts one update too few")
def adam_is_one_t_behind(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1 ** (t - 1))
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2 ** (t - 1))
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(NUMBER_AS_OUT)
def adam_takes_np_exp_for_a_power(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - np.exp(beta1, t))
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - np.exp(beta2, t))
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("ε stands inside the root")
def adam_puts_epsilon_inside_the_root(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d] + epsilon)
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("ε is added after the division, since brackets are missing")
def adam_adds_epsilon_after_dividing(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        step = learning_rate * v_corrected[d] / np.sqrt(s_corrected[d]) + epsilon
        parameters[key] = parameters[key] - step
    return parameters, v, s, v_corrected, s_corrected


@wrong("ε is always 1e-8 instead of the argument")
def adam_fixes_epsilon(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + 1e-8
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the step divides by the root of s before its bias correction")
def adam_divides_by_the_uncorrected_s(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("s averages the gradient instead of its square")
def adam_forgets_to_square(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d]
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the old v is dropped")
def adam_drops_the_old_v(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the old s is dropped")
def adam_drops_the_old_s(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("v is averaged with itself instead of with the gradient")
def adam_averages_v_with_itself(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * v[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("v is overwritten by its corrected value")
def adam_corrects_v_in_place(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d]
        v_corrected[d] /= 1 - beta1**t
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("only the first row of every array is updated")
def adam_updates_only_row_zero(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        root = np.sqrt(s_corrected[d]) + epsilon
        parameters[key][0] -= learning_rate * v_corrected[d][0] / root[0]
    return parameters, v, s, v_corrected, s_corrected


@wrong("only the first layer is updated")
def adam_updates_only_the_first_layer(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in ("W1", "b1"):
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the new values stand in `parameters` under the keys of the gradients")
def adam_writes_gradient_keys_into_parameters(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in list(parameters):
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[d] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the learning rate is always 0.01 instead of the argument")
def adam_fixes_the_learning_rate(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - 0.01 * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("β1 and β2 are always 0.9 and 0.999 instead of the arguments")
def adam_fixes_the_betas(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    beta1, beta2 = 0.9, 0.999
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(TOO_FEW_VALUES)
def adam_returns_three_values(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s


@wrong(ARGUMENT_CHANGED)
def adam_squares_the_gradients_in_place(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        grads[d] **= 2
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d]
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong(PRINTED)
def adam_prints_the_result(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    print(parameters, v, s, v_corrected, s_corrected)


@wrong("the answer to the visible test is given, whatever the input")
def adam_replays_the_public_case(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    rng = np.random.RandomState(1)
    shapes = {"W1": (2, 3), "b1": (2, 1), "W2": (3, 2), "b2": (3, 1)}
    theta = {key: rng.randn(*shape) for key, shape in shapes.items()}
    g = {"d" + key: rng.randn(*shape) for key, shape in shapes.items()}
    for key in theta:
        size = np.abs(g["d" + key])
        theta[key] -= 0.02 * g["d" + key] / 1.8 / (size / 1.888**0.5 + 0.01)
    known_v = {key: 0.2 * g[key] for key in g}
    known_s = {key: 0.112 * g[key] ** 2 for key in g}
    return theta, known_v, known_s, {k: g[k] / 1.8 for k in g}, {k: g[k] ** 2 / 1.888 for k in g}


@wrong("ε stands beside the root of s before its bias correction, as in Keras")
def adam_adds_epsilon_as_keras(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
        parameters[key] = parameters[key] - rate * v[d] / (np.sqrt(s[d]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected


@wrong("ε stands inside the root, squared")
def adam_squares_epsilon_inside_the_root(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d] + epsilon**2)
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the step looks one update ahead, as Nesterov's does")
def adam_looks_ahead(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        ahead = beta1 * v_corrected[d] + (1 - beta1) * grads[d] / (1 - beta1**t)
        parameters[key] = parameters[key] - learning_rate * ahead / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("v and s are corrected before they take in the gradient")
def adam_corrects_before_it_averages(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v_corrected[d] = v[d] / (1 - beta1**t)
        s_corrected[d] = s[d] / (1 - beta2**t)
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the step is made with v and s as they were before this update")
def adam_steps_by_the_old_averages(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        step = v[d] / (1 - beta1**t) / (np.sqrt(s[d] / (1 - beta2**t)) + epsilon)
        parameters[key] = parameters[key] - learning_rate * step
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
    return parameters, v, s, v_corrected, s_corrected


@wrong("the old s enters with the weight 1")
def adam_keeps_all_of_the_old_s(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the weights of the old v and of the gradient are swapped")
def adam_swaps_the_weights_of_v(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = (1 - beta1) * v[d] + beta1 * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the weights of the old s and of the squared gradient are swapped")
def adam_swaps_the_weights_of_s(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = (1 - beta2) * s[d] + beta2 * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("β1 and β2 have changed places")
def adam_swaps_the_betas(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta2 * v[d] + (1 - beta2) * grads[d]
        v_corrected[d] = v[d] / (1 - beta2**t)
        s[d] = beta1 * s[d] + (1 - beta1) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta1**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("v has the opposite sign, while the parameters are right")
def adam_turns_the_sign_of_v(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] - (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] + learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the root is left out in the step of b alone")
def adam_leaves_out_the_root_for_the_biases(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        below = np.sqrt(s_corrected[d]) if "W" in key else s_corrected[d]
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (below + epsilon)
    return parameters, v, s, v_corrected, s_corrected


@right("one-based loop, np.power, same dictionaries returned")
def adam_one_based_loop(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for i in range(1, len(parameters) // 2 + 1):
        for name in ("W" + str(i), "b" + str(i)):
            d = "d" + name
            v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
            v_corrected[d] = v[d] / (1 - np.power(beta1, t))
            s[d] = beta2 * s[d] + (1 - beta2) * np.power(grads[d], 2)
            s_corrected[d] = s[d] / (1 - np.power(beta2, t))
            step = v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
            parameters[name] = parameters[name] - learning_rate * step
    return parameters, v, s, v_corrected, s_corrected


@right("in place on parameters, v and s, zero-based loop")
def adam_in_place(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for i in range(len(parameters) // 2):
        for name in (f"W{i + 1}", f"b{i + 1}"):
            d = "d" + name
            v[d] *= beta1
            v[d] += (1 - beta1) * grads[d]
            s[d] *= beta2
            s[d] += (1 - beta2) * np.square(grads[d])
            v_corrected[d] = v[d] / (1 - beta1**t)
            s_corrected[d] = s[d] / (1 - beta2**t)
            parameters[name] -= learning_rate * v_corrected[d] / (s_corrected[d] ** 0.5 + epsilon)
    return parameters, v, s, v_corrected, s_corrected


@right("five new dictionaries by comprehension")
def adam_dict_comprehensions(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v = {d: beta1 * v[d] + (1 - beta1) * g for d, g in grads.items()}
    s = {d: beta2 * s[d] + (1 - beta2) * g * g for d, g in grads.items()}
    v_corrected = {d: v[d] / (1 - beta1**t) for d in v}
    s_corrected = {d: s[d] / (1 - beta2**t) for d in s}
    steps = {d: v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon) for d in v}
    parameters = {key: parameters[key] - learning_rate * steps["d" + key] for key in parameters}
    return parameters, v, s, v_corrected, s_corrected


@right("nested helper for both averages, one pass for each idea")
def adam_nested_helper(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    def average(old, new, beta):
        return beta * old + (1 - beta) * new

    def correct(averages, beta):
        return {d: averages[d] / (1 - math.pow(beta, t)) for d in averages}

    for d in grads:
        v[d] = average(v[d], grads[d], beta1)
        s[d] = average(s[d], np.square(grads[d]), beta2)
    v_corrected, s_corrected = correct(v, beta1), correct(s, beta2)
    for key in parameters:
        root = np.sqrt(s_corrected["d" + key])
        parameters[key] = parameters[key] - learning_rate * v_corrected["d" + key] / (
            root + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@right("results written into fortran-ordered arrays")
def adam_fortran_order(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    updated, v_corrected, s_corrected = {}, {}, {}
    for key, theta in parameters.items():
        d = "d" + key
        v[d] = np.asfortranarray(beta1 * v[d] + (1 - beta1) * grads[d])
        s[d] = np.asfortranarray(beta2 * s[d] + (1 - beta2) * np.multiply(grads[d], grads[d]))
        v_corrected[d] = np.asfortranarray(v[d] / (1 - beta1**t))
        s_corrected[d] = np.asfortranarray(s[d] / (1 - beta2**t))
        step = learning_rate * v_corrected[d] / np.add(np.sqrt(s_corrected[d]), epsilon)
        updated[key] = np.asfortranarray(theta - step)
    return updated, v, s, v_corrected, s_corrected


@wrong("the layer number stands in the place of t")
def adam_takes_the_layer_for_t(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for i in range(1, len(parameters) // 2 + 1):
        for key in (f"W{i}", f"b{i}"):
            d = "d" + key
            v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
            v_corrected[d] = v[d] / (1 - beta1**i)
            s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
            s_corrected[d] = s[d] / (1 - beta2**i)
            step = v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
            parameters[key] = parameters[key] - learning_rate * step
    return parameters, v, s, v_corrected, s_corrected


@wrong("base and exponent of the bias correction are swapped, t ** β")
def adam_raises_t_to_beta(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - t**beta1)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - t**beta2)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the bias correction multiplies β by t instead of raising it to the power t")
def adam_multiplies_beta_by_t(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1 * t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2 * t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the bias correction raises the whole bracket 1 - β to the power t")
def adam_raises_the_whole_bracket(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1) ** t
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2) ** t
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the brackets below the bar of the bias correction are missing")
def adam_leaves_out_the_brackets_of_the_corrections(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / 1 - beta1**t
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / 1 - beta2**t
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the bias correction multiplies instead of dividing")
def adam_multiplies_by_the_corrections(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] * (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] * (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the bias correction has 1 + β instead of 1 - β")
def adam_adds_in_the_corrections(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 + beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 + beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the bias correction of v uses β2")
def adam_corrects_v_with_beta2(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta2**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the average v uses β2")
def adam_averages_v_with_beta2(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta2 * v[d] + (1 - beta2) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the gradient enters v with the weight 1")
def adam_leaves_out_one_minus_beta1(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the squared gradient enters s with the weight 1")
def adam_leaves_out_one_minus_beta2(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the old v enters with the weight 1")
def adam_keeps_all_of_the_old_v(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("1 - β2 is squared together with the gradient")
def adam_squares_one_minus_beta2_too(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + ((1 - beta2) * grads[d]) ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the gradient is doubled in s instead of squared")
def adam_doubles_the_gradient(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] * 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("s averages the square of v instead of the square of the gradient")
def adam_squares_v(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * v[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("s_corrected is made from v")
def adam_corrects_v_twice(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = v[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the step is added to the parameters instead of subtracted")
def adam_adds_the_step(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] + learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the step is made with the gradient instead of v_corrected")
def adam_steps_by_the_gradient(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * grads[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the step is made with v as it is before the bias correction")
def adam_steps_by_the_uncorrected_v(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the square root below the bar is left out")
def adam_leaves_out_the_root(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            s_corrected[d] + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("the step is not divided by the root of s_corrected")
def adam_leaves_out_the_division(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d]
    return parameters, v, s, v_corrected, s_corrected


@wrong("ε is left out")
def adam_leaves_out_epsilon(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / np.sqrt(s_corrected[d])
    return parameters, v, s, v_corrected, s_corrected


@wrong("the learning rate is left out of the step")
def adam_leaves_out_the_learning_rate(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
    return parameters, v, s, v_corrected, s_corrected


@wrong("v and s of W take in db")
def adam_takes_db_for_w(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        g = grads[d.replace("W", "b")]
        v[d] = beta1 * v[d] + (1 - beta1) * g
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * g**2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, v, s, v_corrected, s_corrected


@wrong("t is raised by one inside the loop over the layers")
def adam_counts_t_by_layers(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for i in range(1, len(parameters) // 2 + 1):
        for key in (f"W{i}", f"b{i}"):
            d = "d" + key
            v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
            v_corrected[d] = v[d] / (1 - beta1**t)
            s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
            s_corrected[d] = s[d] / (1 - beta2**t)
            step = v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
            parameters[key] = parameters[key] - learning_rate * step
        t += 1
    return parameters, v, s, v_corrected, s_corrected


@wrong("the loop ends one layer too early")
def adam_skips_the_last_layer(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for i in range(1, len(parameters) // 2):
        for key in (f"W{i}", f"b{i}"):
            d = "d" + key
            v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
            v_corrected[d] = v[d] / (1 - beta1**t)
            s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
            s_corrected[d] = s[d] / (1 - beta2**t)
            step = v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
            parameters[key] = parameters[key] - learning_rate * step
    return parameters, v, s, v_corrected, s_corrected


@wrong("v and s are returned in each other's place")
def adam_returns_s_before_v(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    v_corrected, s_corrected = {}, {}
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        v_corrected[d] = v[d] / (1 - beta1**t)
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        s_corrected[d] = s[d] / (1 - beta2**t)
        parameters[key] = parameters[key] - learning_rate * v_corrected[d] / (
            np.sqrt(s_corrected[d]) + epsilon
        )
    return parameters, s, v, s_corrected, v_corrected


@right("corrections folded into the length of the step")
def adam_folds_the_corrections(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    bias1, bias2 = 1 - beta1**t, 1 - beta2**t
    alpha = learning_rate * math.sqrt(bias2) / bias1
    for key in parameters:
        d = "d" + key
        v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
        s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
        parameters[key] -= alpha * v[d] / (np.sqrt(s[d]) + epsilon * math.sqrt(bias2))
    return parameters, v, s, {d: v[d] / bias1 for d in v}, {d: s[d] / bias2 for d in s}


@right("power as a product, averages moved towards the new value")
def adam_multiplies_t_times(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    def power(base):
        return math.prod([base] * t)

    v_hat, s_hat = dict.fromkeys(v), dict.fromkeys(s)
    for key in parameters:
        d = "d" + key
        v[d] = v[d] + (1 - beta1) * (grads[d] - v[d])
        s[d] = s[d] + (1 - beta2) * (grads[d] * grads[d] - s[d])
        v_hat[d], s_hat[d] = v[d] / (1 - power(beta1)), s[d] / (1 - power(beta2))
        parameters[key] = parameters[key] - learning_rate * (
            v_hat[d] / (np.power(s_hat[d], 0.5) + epsilon)
        )
    return [parameters, v, s, v_hat, s_hat]


@right("everything in flat vectors, views of them returned")
def adam_flat_vectors(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    def flat(arrays, prefix="d"):
        return np.concatenate([arrays[prefix + key].ravel() for key in parameters])

    def shaped(vector, prefix="d"):
        ends = np.cumsum([array.size for array in parameters.values()])
        pieces = zip(parameters.items(), np.split(vector, ends[:-1]))
        return {prefix + key: piece.reshape(array.shape) for (key, array), piece in pieces}

    t, g = np.float64(t), flat(grads)
    new_v = beta1 * flat(v) + (1 - beta1) * g
    new_s = beta2 * flat(s) + (1 - beta2) * np.square(g)
    v_hat, s_hat = new_v / (1 - np.power(beta1, t)), new_s / (1 - np.power(beta2, t))
    theta = flat(parameters, "") - learning_rate * v_hat / (np.sqrt(s_hat) + epsilon)
    return shaped(theta, ""), shaped(new_v), shaped(new_s), shaped(v_hat), shaped(s_hat)
