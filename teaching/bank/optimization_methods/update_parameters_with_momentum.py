"""Wrong and right solutions of `update_parameters_with_momentum`."""

import numpy as np

from public_tests.calling import PRINTED
from public_tests.comparing import ARGUMENT_CHANGED, TOO_FEW_VALUES
from teaching.bank import right, wrong


@wrong("the gradient enters the velocity with the weight 1")
def momentum_leaves_out_one_minus_beta(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong("the old velocity is dropped")
def momentum_drops_the_old_velocity(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong("the old velocity enters with the weight 1")
def momentum_keeps_all_of_the_old_velocity(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        v["dW" + str(i)] = v["dW" + str(i)] + (1 - beta) * grads["dW" + str(i)]
        v["db" + str(i)] = v["db" + str(i)] + (1 - beta) * grads["db" + str(i)]
        parameters["W" + str(i)] = parameters["W" + str(i)] - learning_rate * v["dW" + str(i)]
        parameters["b" + str(i)] = parameters["b" + str(i)] - learning_rate * v["db" + str(i)]
    return parameters, v


@wrong("the weights of the old velocity and of the gradient are swapped")
def momentum_swaps_the_two_weights(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = (1 - beta) * v["d" + key] + beta * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong("β is always 0.9 instead of the argument")
def momentum_fixes_beta(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = 0.9 * v["d" + key] + 0.1 * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong("the parameters move by the old velocity")
def momentum_steps_by_the_old_velocity(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
    return parameters, v


@wrong("the parameters move by the gradient instead of the velocity")
def momentum_steps_by_the_gradient(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * grads["d" + key]
    return parameters, v


@wrong("the new velocity is not stored in v")
def momentum_forgets_to_store_the_velocity(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        velocity = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * velocity
    return parameters, v


@wrong("the loop ends one layer too early")
def momentum_skips_the_last_layer(parameters, grads, v, beta, learning_rate):
    for i in range(1, len(parameters) // 2):
        for key in (f"W{i}", f"b{i}"):
            v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
            parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong(TOO_FEW_VALUES)
def momentum_returns_only_the_parameters(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters


@wrong(ARGUMENT_CHANGED)
def momentum_overwrites_the_gradients(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        velocity = grads["d" + key]
        velocity *= 1 - beta
        velocity += beta * v["d" + key]
        v["d" + key] = velocity
        parameters[key] = parameters[key] - learning_rate * velocity
    return parameters, v


@wrong(PRINTED)
def momentum_prints_the_result(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    print(parameters, v)


@wrong("the answer to the visible test is given, whatever the input")
def momentum_replays_the_public_case(parameters, grads, v, beta, learning_rate):
    rng = np.random.RandomState(1)
    shapes = {"W1": (2, 3), "b1": (2, 1), "W2": (3, 2), "b2": (3, 1)}
    theta = {key: rng.randn(*shape) for key, shape in shapes.items()}
    known_v = {"d" + key: 0.1 * rng.randn(*shape) for key, shape in shapes.items()}
    return {key: theta[key] - 0.01 * known_v["d" + key] for key in theta}, known_v


@wrong("the velocity holds the step itself, with learning rate and sign, as in Keras")
def momentum_puts_the_step_into_the_velocity(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        d = "d" + key
        v[d] = beta * v[d] - learning_rate * grads[d]
        parameters[key] = parameters[key] + v[d]
    return parameters, v


@wrong("the velocity has the opposite sign, while the parameters are right")
def momentum_turns_the_sign_of_the_velocity(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        d = "d" + key
        v[d] = beta * v[d] - (1 - beta) * grads[d]
        parameters[key] = parameters[key] + learning_rate * v[d]
    return parameters, v


@wrong("the step looks one update ahead, as Nesterov's does")
def momentum_looks_ahead(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        d = "d" + key
        v[d] = beta * v[d] + (1 - beta) * grads[d]
        parameters[key] = parameters[key] - learning_rate * (beta * v[d] + (1 - beta) * grads[d])
    return parameters, v


@right("one-based loop, same dictionaries returned")
def momentum_one_based_loop(parameters, grads, v, beta, learning_rate):
    L = len(parameters) // 2
    for i in range(1, L + 1):
        v["dW" + str(i)] = beta * v["dW" + str(i)] + (1 - beta) * grads["dW" + str(i)]
        v["db" + str(i)] = beta * v["db" + str(i)] + (1 - beta) * grads["db" + str(i)]
        parameters["W" + str(i)] = parameters["W" + str(i)] - learning_rate * v["dW" + str(i)]
        parameters["b" + str(i)] = parameters["b" + str(i)] - learning_rate * v["db" + str(i)]
    return parameters, v


@right("in place on both, zero-based loop")
def momentum_in_place(parameters, grads, v, beta, learning_rate):
    for i in range(len(parameters) // 2):
        for name in ("W", "b"):
            key = name + str(i + 1)
            v["d" + key] *= beta
            v["d" + key] += (1 - beta) * grads["d" + key]
            parameters[key] -= learning_rate * v["d" + key]
    return parameters, v


@right("two new dictionaries by comprehension")
def momentum_dict_comprehensions(parameters, grads, v, beta, learning_rate):
    new_v = {key: beta * v[key] + (1 - beta) * grads[key] for key in v}
    updated = {key: value - learning_rate * new_v["d" + key] for key, value in parameters.items()}
    return updated, new_v


@right("velocity moved towards the gradient by a helper")
def momentum_moves_towards_the_gradient(parameters, grads, v, beta, learning_rate):
    def blend(old, new):
        return old + (1 - beta) * (new - old)

    for key in grads:
        v[key] = blend(v[key], grads[key])
        parameters[key[1:]] = parameters[key[1:]] - learning_rate * v[key]
    return parameters, v


@right("copied dictionaries, fortran-ordered arrays")
def momentum_fortran_order(parameters, grads, v, beta, learning_rate):
    updated, new_v = dict(parameters), dict(v)
    for key in updated:
        gradient = grads["d" + key]
        new_v["d" + key] = np.asfortranarray(beta * v["d" + key] + (1.0 - beta) * gradient)
        updated[key] = np.asfortranarray(parameters[key] - learning_rate * new_v["d" + key])
    return updated, new_v


@wrong("the velocity is added to the parameters instead of subtracted")
def momentum_adds_the_velocity(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] + learning_rate * v["d" + key]
    return parameters, v


@wrong("the gradient is subtracted in the velocity instead of added")
def momentum_subtracts_the_gradient(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] - (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong("the learning rate is left out of the step")
def momentum_leaves_out_the_learning_rate(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - v["d" + key]
    return parameters, v


@wrong("the learning rate stands in the velocity, for 1 - β, and not in the step")
def momentum_weighs_with_the_learning_rate(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + learning_rate * grads["d" + key]
        parameters[key] = parameters[key] - v["d" + key]
    return parameters, v


@wrong("the brackets of (1 - β) are missing")
def momentum_leaves_out_the_brackets(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + 1 - beta * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong("β multiplies the whole sum instead of the old velocity alone")
def momentum_brackets_the_sum(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * (v["d" + key] + (1 - beta) * grads["d" + key])
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong("the old velocity enters with the weight 1 - β")
def momentum_weighs_both_alike(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = (1 - beta) * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong("v is averaged with itself instead of with the gradient")
def momentum_forgets_the_gradient(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * v["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return parameters, v


@wrong("the velocity of W takes in db")
def momentum_takes_db_for_w(parameters, grads, v, beta, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = beta * v[f"dW{i}"] + (1 - beta) * grads[f"db{i}"]
        v[f"db{i}"] = beta * v[f"db{i}"] + (1 - beta) * grads[f"db{i}"]
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * v[f"dW{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - learning_rate * v[f"db{i}"]
    return parameters, v


@wrong("the velocities of W and b are swapped in the step")
def momentum_swaps_the_steps(parameters, grads, v, beta, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = beta * v[f"dW{i}"] + (1 - beta) * grads[f"dW{i}"]
        v[f"db{i}"] = beta * v[f"db{i}"] + (1 - beta) * grads[f"db{i}"]
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * v[f"db{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - learning_rate * v[f"dW{i}"]
    return parameters, v


@wrong("b is moved by the gradient, without momentum")
def momentum_leaves_the_biases_without(parameters, grads, v, beta, learning_rate):
    for i in range(1, len(parameters) // 2 + 1):
        v[f"dW{i}"] = beta * v[f"dW{i}"] + (1 - beta) * grads[f"dW{i}"]
        v[f"db{i}"] = beta * v[f"db{i}"] + (1 - beta) * grads[f"db{i}"]
        parameters[f"W{i}"] = parameters[f"W{i}"] - learning_rate * v[f"dW{i}"]
        parameters[f"b{i}"] = parameters[f"b{i}"] - learning_rate * grads[f"db{i}"]
    return parameters, v


@wrong("the parameters are not moved")
def momentum_never_steps(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
    return parameters, v


@wrong("parameters and v come back as they were")
def momentum_stores_nothing(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        velocity = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        theta = parameters[key] - learning_rate * velocity
    return parameters, v


@wrong("v is returned before the parameters")
def momentum_returns_v_first(parameters, grads, v, beta, learning_rate):
    for key in parameters:
        v["d" + key] = beta * v["d" + key] + (1 - beta) * grads["d" + key]
        parameters[key] = parameters[key] - learning_rate * v["d" + key]
    return v, parameters


@right("np.average with weights")
def momentum_np_average(parameters, grads, v, beta, learning_rate):
    new_v = {d: np.average([v[d], grads[d]], axis=0, weights=[beta, 1 - beta]) for d in v}
    updated = {d[1:]: parameters[d[1:]] - learning_rate * new_v[d] for d in v}
    return updated, new_v


@right("helper for one layer, list returned")
def momentum_layer_by_layer(parameters, grads, v, beta, learning_rate):
    def update(name):
        velocity = np.add(beta * v["d" + name], (1 - beta) * grads["d" + name])
        return parameters[name] - learning_rate * velocity, velocity

    for layer in range(1, 1 + len(parameters) // 2):
        for name in (f"W{layer}", f"b{layer}"):
            parameters[name], v["d" + name] = update(name)
    return [parameters, v]


@right("both terms of the step written out")
def momentum_two_terms(parameters, grads, v, beta, learning_rate):
    alpha, keep = np.float64(learning_rate), np.float64(beta)
    for key in parameters:
        d = "d" + key
        parameters[key] = parameters[key] - alpha * keep * v[d] - alpha * (1 - keep) * grads[d]
        v[d] = keep * v[d] + (1 - keep) * grads[d]
    return parameters, v
