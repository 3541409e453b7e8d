"""Gradient descent, velocities, and momentum as an average."""

from teaching.real_mistakes.marked import wrong

_GD = "update_parameters_with_gd"
_VELOCITY = "initialize_velocity"
_MOMENTUM = "update_parameters_with_momentum"

MISTAKES = (
    wrong(
        _GD,
        "uphill",
        """
        def update_parameters_with_gd(parameters, grads, learning_rate):
            for name in parameters:
                step = learning_rate * grads["d" + name]
                parameters[name] = parameters[name] + step  # wrong
            return parameters
        """,
    ),
    wrong(
        _GD,
        "last layer left out",
        """
        def update_parameters_with_gd(parameters, grads, learning_rate):
            n_layers = len(parameters) // 2
            for i in range(1, n_layers):  # wrong
                parameters["W%d" % i] -= learning_rate * grads["dW%d" % i]
                parameters["b%d" % i] -= learning_rate * grads["db%d" % i]
            return parameters
        """,
    ),
    wrong(
        _GD,
        "returns from inside the loop",
        """
        def update_parameters_with_gd(parameters, grads, learning_rate):
            L = len(parameters) // 2
            for l in range(L):
                W, b = "W" + str(l + 1), "b" + str(l + 1)
                parameters[W] = parameters[W] - learning_rate * grads["d" + W]
                parameters[b] = parameters[b] - learning_rate * grads["d" + b]
                return parameters  # wrong
        """,
    ),
    wrong(
        _GD,
        "b by the gradient of W",
        """
        def update_parameters_with_gd(parameters, grads, learning_rate):
            L = len(parameters) // 2
            for l in range(1, L + 1):
                dW, db = grads[f"dW{l}"], grads[f"dW{l}"]  # wrong
                parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * dW
                parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * db
            return parameters
        """,
    ),
    wrong(
        _VELOCITY,
        "b in the shape of W",
        """
        def initialize_velocity(parameters):
            v = dict()
            for l in range(len(parameters) // 2):
                v["dW" + str(l + 1)] = np.zeros_like(parameters["W" + str(l + 1)])
                v["db" + str(l + 1)] = np.zeros_like(parameters["W" + str((l + 1))])  # wrong
            return v
        """,
    ),
    wrong(
        _VELOCITY,
        "a number of layers that is no whole number",
        """
        def initialize_velocity(parameters):
            L = len(parameters) / 2  # wrong
            v = {}
            for l in range(L):  # wrong
                v["dW" + str(l + 1)] = np.zeros(parameters["W" + str(l + 1)].shape)
                v["db" + str(l + 1)] = np.zeros(parameters["b" + str(l + 1)].shape)
            return v
        """,
    ),
    wrong(
        _VELOCITY,
        "layers from zero",
        """
        def initialize_velocity(parameters):
            v = {}
            for i in range(len(parameters) // 2):
                v[f"dW{i}"] = np.zeros(parameters[f"W{i + 1}"].shape)  # wrong
                v[f"db{i}"] = np.zeros(parameters[f"b{i + 1}"].shape)  # wrong
            return v
        """,
    ),
    wrong(
        _MOMENTUM,
        "velocity of W from that of b",
        """
        def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
            for l in range(1, len(parameters) // 2 + 1):
                v[f"dW{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"dW{l}"]  # wrong
                v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
                parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
                parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
            return parameters, v
        """,
    ),
    wrong(
        _MOMENTUM,
        "b from W",
        """
        def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
            for l in range(1, len(parameters) // 2 + 1):
                v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
                v[f"db{l}"] = beta * v[f"db{l}"] + (1 - beta) * grads[f"db{l}"]
                parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
                parameters[f"b{l}"] = parameters[f"W{l}"] - learning_rate * v[f"db{l}"]  # wrong
            return parameters, v
        """,
    ),
    wrong(
        _MOMENTUM,
        "b along the velocity of W",
        """
        def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
            L = len(parameters) // 2
            for l in range(1, L + 1):
                dW, db = "dW" + str(l), "db" + str(l)
                v[dW] = beta * v[dW] + (1 - beta) * grads[dW]
                v[db] = beta * v[db] + (1 - beta) * grads[db]
                parameters["W" + str(l)] = parameters["W" + str(l)] - learning_rate * v[dW]
                parameters["b" + str(l)] = parameters["b" + str(l)] - learning_rate * v[dW]  # wrong
            return parameters, v
        """,
    ),
    wrong(
        _MOMENTUM,
        "steps before the velocity is new",
        """
        def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
            L = len(parameters) // 2
            for l in range(L):
                layer = str(l + 1)
                parameters["W" + layer] -= learning_rate * v["dW" + layer]  # wrong
                parameters["b" + layer] -= learning_rate * v["db" + layer]  # wrong
                v["dW" + layer] = beta * v["dW" + layer] + (1 - beta) * grads["dW" + layer]  # wrong
                v["db" + layer] = beta * v["db" + layer] + (1 - beta) * grads["db" + layer]  # wrong
            return parameters, v
        """,
    ),
    wrong(
        _MOMENTUM,
        "velocity averaged with itself",
        """
        def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
            L = len(parameters) // 2
            for l in range(1, L + 1):
                vW, vb = v[f"dW{l}"], v[f"db{l}"]
                v[f"dW{l}"] = np.add(beta * vW, (1 - beta) * vW)  # wrong
                v[f"db{l}"] = np.add(beta * vb, (1 - beta) * vb)  # wrong
                parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * v[f"dW{l}"]
                parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * v[f"db{l}"]
            return parameters, v
        """,
    ),
    wrong(
        _MOMENTUM,
        "learning rate in the velocity",
        """
        def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
            for i in range(1, len(parameters) // 2 + 1):
                for kind in "Wb":
                    key = f"{kind}{i}"
                    d = "d" + key
                    v[d] = learning_rate * (beta * v[d] + (1 - beta) * grads[d])  # wrong
                    parameters[key] = parameters[key] - v[d]
            return parameters, v
        """,
    ),
    wrong(
        _MOMENTUM,
        "share of the gradient once more in the step",
        """
        def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
            for key in list(parameters):
                d = "d" + key
                v[d] = beta * v[d] + (1.0 - beta) * grads[d]
                parameters[key] = parameters[key] - (1.0 - beta) * learning_rate * v[d]  # wrong
            return parameters, v
        """,
    ),
    wrong(
        _MOMENTUM,
        "the other rule of momentum",
        """
        def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
            L = len(parameters) // 2
            for l in range(L):
                W, b = f"W{l + 1}", f"b{l + 1}"
                v["d" + W] = beta * v["d" + W] - learning_rate * grads["d" + W]  # wrong
                v["d" + b] = beta * v["d" + b] - learning_rate * grads["d" + b]  # wrong
                parameters[W] = parameters[W] + v["d" + W]  # wrong
                parameters[b] = parameters[b] + v["d" + b]  # wrong
            return parameters, v
        """,
    ),
    wrong(
        _MOMENTUM,
        "beta at the gradient, nothing is forgotten",
        """
        def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
            L = len(parameters) // 2
            for l in range(1, L + 1):
                v["dW%d" % l] = v["dW%d" % l] + beta * grads["dW%d" % l]  # wrong
                v["db%d" % l] = v["db%d" % l] + beta * grads["db%d" % l]  # wrong
                parameters["W%d" % l] = parameters["W%d" % l] - learning_rate * v["dW%d" % l]
                parameters["b%d" % l] = parameters["b%d" % l] - learning_rate * v["db%d" % l]
            return parameters, v
        """,
    ),
    wrong(
        _MOMENTUM,
        "new velocity not kept",
        """
        def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
            for n in range(len(parameters) // 2):
                l = str(n + 1)
                velocity_W = beta * v["dW" + l] + (1 - beta) * grads["dW" + l]  # wrong
                velocity_b = beta * v["db" + l] + (1 - beta) * grads["db" + l]  # wrong
                parameters["W" + l] = parameters["W" + l] - learning_rate * velocity_W
                parameters["b" + l] = parameters["b" + l] - learning_rate * velocity_b
            return parameters, v
        """,
    ),
    wrong(
        _MOMENTUM,
        "b: brackets missing, and uphill",
        """
        def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
            L = len(parameters) // 2
            for l in range(1, L + 1):
                v[f"dW{l}"] = beta * v[f"dW{l}"] + (1 - beta) * grads[f"dW{l}"]
                v[f"db{l}"] = beta * v[f"db{l}"] + 1 - beta * grads[f"db{l}"]  # wrong
                parameters[f"W{l}"] -= learning_rate * v[f"dW{l}"]
                parameters[f"b{l}"] += learning_rate * v[f"db{l}"]  # wrong too
            return parameters, v
        """,
    ),
    wrong(
        _MOMENTUM,
        "beta 0.9 whatever is asked for, and b without momentum",
        """
        def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
            keep = 0.9  # wrong
            for l in range(1, len(parameters) // 2 + 1):
                W, b, dW, db = f"W{l}", f"b{l}", f"dW{l}", f"db{l}"
                v[dW] = keep * v[dW] + (1 - keep) * grads[dW]
                v[db] = keep * v[db] + (1 - keep) * grads[db]
                parameters[W] = parameters[W] - learning_rate * v[dW]
                parameters[b] = parameters[b] - learning_rate * grads[db]  # wrong too
            return parameters, v
        """,
    ),
)
