"""Adam as functions: initialize_adam and update_parameters_with_adam."""

from functools import partial

from teaching.real_mistakes.marked import wrong

_GIVEN = """\
def update_parameters_with_adam(
    parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
):
    L = len(parameters) // 2
    v_corrected = {}
    s_corrected = {}
"""

_zeros = partial(wrong, "initialize_adam")
_adam = partial(wrong, "update_parameters_with_adam", head=_GIVEN)

MISTAKES = (
    _zeros(
        "b in the shape of W, in v and in s",
        """
        def initialize_adam(parameters):
            v, s = {}, {}
            for l in range(1, len(parameters) // 2 + 1):
                for d in (v, s):
                    d[f"dW{l}"] = np.zeros(parameters[f"W{l}"].shape)
                    d[f"db{l}"] = np.zeros(parameters[f"W{l}"].shape)  # wrong
            return v, s
        """,
    ),
    _zeros(
        "v twice and s never",
        """
        def initialize_adam(parameters):
            v, s = {}, {}
            for i in range(len(parameters) // 2):
                W, b = parameters[f"W{i + 1}"], parameters[f"b{i + 1}"]
                v[f"dW{i + 1}"] = np.zeros_like(W)
                v[f"db{i + 1}"] = np.zeros_like(b)
                s[f"dW{i + 1}"] = np.zeros_like(W)
                v[f"db{i + 1}"] = np.zeros_like(b)  # wrong
            return v, s
        """,
    ),
    _zeros(
        "s is v",
        """
        def initialize_adam(parameters):
            v = {"d" + name: 0.0 * value for name, value in parameters.items()}
            s = v  # wrong
            return v, s
        """,
    ),
    _adam(
        "s keeps beta1",
        """
        for l in range(1, L + 1):
            for p in (f"W{l}", f"b{l}"):
                d = "d" + p
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                v_corrected[d] = v[d] / (1 - beta1**t)
                s[d] = beta1 * s[d] + (1 - beta2) * grads[d] ** 2  # wrong
                s_corrected[d] = s[d] / (1 - beta2**t)
                step = v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
                parameters[p] = parameters[p] - learning_rate * step
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "epsilon in the root, s uncorrected",
        """
        vc, sc = v_corrected, s_corrected
        for l in range(1, L + 1):
            for p in (f"W{l}", f"b{l}"):
                d = "d" + p
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                vc[d] = v[d] / (1 - beta1**t)
                s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
                sc[d] = s[d] / (1 - beta2**t)
                step = vc[d] / np.sqrt(s[d] + epsilon)  # wrong twice
                parameters[p] = parameters[p] - learning_rate * step
        return parameters, v, s, vc, sc
        """,
    ),
    _adam(
        "no root",
        """
        vc, sc = v_corrected, s_corrected
        for l in range(1, L + 1):
            for p in (f"W{l}", f"b{l}"):
                d = "d" + p
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                vc[d] = v[d] / (1 - beta1**t)
                s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
                sc[d] = s[d] / (1 - beta2**t)
                parameters[p] = parameters[p] - learning_rate * vc[d] / (sc[d] + epsilon)  # wrong
        return parameters, v, s, vc, sc
        """,
    ),
    _adam(
        "three values returned",
        """
        for l in range(1, L + 1):
            for p in (f"W{l}", f"b{l}"):
                d = "d" + p
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                v_corrected[d] = v[d] / (1 - beta1**t)
                s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
                s_corrected[d] = s[d] / (1 - beta2**t)
                step = v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
                parameters[p] = parameters[p] - learning_rate * step
        return parameters, v, s  # wrong
        """,
    ),
    _adam(
        "correction of s without brackets",
        """
        for l in range(1, L + 1):
            for p in (f"W{l}", f"b{l}"):
                d = "d" + p
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                v_corrected[d] = v[d] / (1 - beta1**t)
                s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
                s_corrected[d] = s[d] / 1 - beta2**t  # wrong
                step = v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
                parameters[p] = parameters[p] - learning_rate * step
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "epsilon after the division",
        """
        for l in range(1, L + 1):
            for p in (f"W{l}", f"b{l}"):
                d = "d" + p
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                v_corrected[d] = v[d] / (1 - beta1**t)
                s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
                s_corrected[d] = s[d] / (1 - beta2**t)
                step = v_corrected[d] / np.sqrt(s_corrected[d]) + epsilon  # wrong
                parameters[p] = parameters[p] - learning_rate * step
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "v of b corrected: from W, and without t",
        """
        for l in range(1, L + 1):
            v["dW" + str(l)] = beta1 * v["dW" + str(l)] + (1 - beta1) * grads["dW" + str(l)]
            v["db" + str(l)] = beta1 * v["db" + str(l)] + (1 - beta1) * grads["db" + str(l)]
            v_corrected["dW" + str(l)] = v["dW" + str(l)] / (1 - (beta1**t))
            v_corrected["db" + str(l)] = v["dW" + str(l)] / (1 - (beta1))  # wrong twice
            s["dW" + str(l)] = beta2 * s["dW" + str(l)] + (1 - beta2) * grads["dW" + str(l)] ** 2
            s["db" + str(l)] = beta2 * s["db" + str(l)] + (1 - beta2) * grads["db" + str(l)] ** 2
            s_corrected["dW" + str(l)] = s["dW" + str(l)] / (1 - (beta2**t))
            s_corrected["db" + str(l)] = s["db" + str(l)] / (1 - (beta2**t))
            for name in ("W" + str(l), "b" + str(l)):
                down = np.sqrt(s_corrected["d" + name]) + epsilon
                parameters[name] = parameters[name] - learning_rate * v_corrected["d" + name] / down
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "s averages the old v",
        """
        for i in range(L):
            for p in ("W%d" % (i + 1), "b%d" % (i + 1)):
                g = grads["d" + p]
                v["d" + p] = beta1 * v["d" + p] + (1 - beta1) * g
                s["d" + p] = beta2 * v["d" + p] + (1 - beta2) * g**2  # wrong
                v_corrected["d" + p] = v["d" + p] / (1 - beta1**t)
                s_corrected["d" + p] = s["d" + p] / (1 - beta2**t)
                scale = np.sqrt(s_corrected["d" + p]) + epsilon
                parameters[p] = parameters[p] - learning_rate * v_corrected["d" + p] / scale
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "the gradients take the step",
        """
        for l in range(1, L + 1):
            for d in (f"dW{l}", f"db{l}"):
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                v_corrected[d] = v[d] / (1 - beta1**t)
                s[d] = beta2 * s[d] + (1 - beta2) * np.square(grads[d])
                s_corrected[d] = s[d] / (1 - beta2**t)
                move = v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
                grads[d] = grads[d] - learning_rate * move  # wrong
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "plus in both corrections",
        """
        for name in parameters:
            d = "d" + name
            v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
            v_corrected[d] = np.divide(v[d], (1 + beta1**t))  # wrong
            s[d] = beta2 * s[d] + (1 - beta2) * np.square(grads[d])
            s_corrected[d] = np.divide(s[d], (1 + beta2**t))  # wrong
            update = np.divide(v_corrected[d], np.sqrt(s_corrected[d]) + epsilon)
            parameters[name] = parameters[name] - learning_rate * update
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "returns after the first layer",
        """
        for l in range(1, L + 1):
            for p in (f"W{l}", f"b{l}"):
                d = "d" + p
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                s[d] = beta2 * s[d] + (1 - beta2) * np.multiply(grads[d], grads[d])
                v_corrected[d], s_corrected[d] = v[d] / (1 - beta1**t), s[d] / (1 - beta2**t)
                parameters[p] = parameters[p] - learning_rate * v_corrected[d] / (
                    np.sqrt(s_corrected[d]) + epsilon
                )
            return parameters, v, s, v_corrected, s_corrected  # wrong
        """,
    ),
    _adam(
        "uncorrected v in the step, epsilon in the root",
        """
        for l in range(L):
            for p in ("W" + str(l + 1), "b" + str(l + 1)):
                d = "d" + p
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                v_corrected[d] = v[d] / (1 - np.power(beta1, t))
                s[d] = beta2 * s[d] + (1 - beta2) * np.power(grads[d], 2)
                s_corrected[d] = s[d] / (1 - np.power(beta2, t))
                above = v[d]  # wrong
                below = np.sqrt(s_corrected[d] + epsilon)  # wrong too
                parameters[p] = parameters[p] - learning_rate * (above / below)
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "epsilon in the root",
        """
        for l in range(1, L + 1):
            W, b, dW, db = f"W{l}", f"b{l}", f"dW{l}", f"db{l}"
            v[dW] = beta1 * v[dW] + (1 - beta1) * grads[dW]
            v[db] = beta1 * v[db] + (1 - beta1) * grads[db]
            v_corrected[dW] = v[dW] / (1 - np.power(beta1, t))
            v_corrected[db] = v[db] / (1 - np.power(beta1, t))
            s[dW] = beta2 * s[dW] + (1 - beta2) * np.power(grads[dW], 2)
            s[db] = beta2 * s[db] + (1 - beta2) * np.power(grads[db], 2)
            s_corrected[dW] = s[dW] / (1 - np.power(beta2, t))
            s_corrected[db] = s[db] / (1 - np.power(beta2, t))
            root_W = np.sqrt(s_corrected[dW] + epsilon)  # wrong
            root_b = np.sqrt(s_corrected[db] + epsilon)  # wrong
            parameters[W] = parameters[W] - learning_rate * v_corrected[dW] / root_W
            parameters[b] = parameters[b] - learning_rate * v_corrected[db] / root_b
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "root before the correction",
        """
        for l in range(1, L + 1):
            for p in (f"W{l}", f"b{l}"):
                d = "d" + p
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
                v_corrected[d] = v[d] / (1 - beta1**t)
                s_corrected[d] = s[d] / (1 - beta2**t)
                root = np.sqrt(s[d]) / (1 - beta2**t)  # wrong
                parameters[p] = parameters[p] - learning_rate * v_corrected[d] / (root + epsilon)
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "v corrected with the square of beta1",
        """
        for l in range(L):
            i = str(l + 1)
            v["dW" + i] = beta1 * v["dW" + i] + (1 - beta1) * grads["dW" + i]
            v["db" + i] = beta1 * v["db" + i] + (1 - beta1) * grads["db" + i]
            v_corrected["dW" + i] = v["dW" + i] / (1 - np.power(beta1, 2))  # wrong
            v_corrected["db" + i] = v["db" + i] / (1 - np.power(beta1, 2))  # wrong
            s["dW" + i] = beta2 * s["dW" + i] + (1 - beta2) * np.power(grads["dW" + i], 2)
            s["db" + i] = beta2 * s["db" + i] + (1 - beta2) * np.power(grads["db" + i], 2)
            s_corrected["dW" + i] = s["dW" + i] / (1 - np.power(beta2, t))
            s_corrected["db" + i] = s["db" + i] / (1 - np.power(beta2, t))
            for p in ("W" + i, "b" + i):
                quotient = v_corrected["d" + p] / (np.sqrt(s_corrected["d" + p]) + epsilon)
                parameters[p] = parameters[p] - learning_rate * quotient
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "s corrected with the square of beta2, and no root",
        """
        for l in range(L):
            for d in (f"dW{l + 1}", f"db{l + 1}"):
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                v_corrected[d] = v[d] / (1 - beta1**t)
                s[d] = beta2 * s[d] + (1 - beta2) * ((grads[d]) ** 2)
                s_corrected[d] = s[d] / (1 - beta2**2)  # wrong
                below = s_corrected[d] + epsilon  # wrong too
                parameters[d[1:]] = parameters[d[1:]] - learning_rate * v_corrected[d] / below
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "squared for root, and b steps as W",
        """
        for l in range(1, L + 1):
            W, b, dW, db = f"W{l}", f"b{l}", f"dW{l}", f"db{l}"
            for d in (dW, db):
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                v_corrected[d] = v[d] / (1 - np.power(beta1, t))
                s[d] = beta2 * s[d] + (1 - beta2) * np.square(grads[d])
                s_corrected[d] = s[d] / (1 - np.power(beta2, t))
            ratio = lambda d: v_corrected[d] / (np.square(s_corrected[d]) + epsilon)  # wrong
            parameters[W] = parameters[W] - learning_rate * ratio(dW)
            parameters[b] = parameters[b] - learning_rate * ratio(dW)  # wrong too
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "share of beta1 for the squares",
        """
        def average(old, new, kept, share):
            return kept * old + share * new

        for l in range(1, L + 1):
            for p in (f"W{l}", f"b{l}"):
                d = "d" + p
                v[d] = average(v[d], grads[d], beta1, 1 - beta1)
                s[d] = average(s[d], grads[d] ** 2, beta2, 1 - beta1)  # wrong
                v_corrected[d] = v[d] / (1 - beta1**t)
                s_corrected[d] = s[d] / (1 - beta2**t)
                parameters[p] = parameters[p] - learning_rate * v_corrected[d] / (
                    s_corrected[d] ** 0.5 + epsilon
                )
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "v of b corrected from W",
        """
        for l in range(1, L + 1):
            dw, db = f"dW{l}", f"db{l}"
            v[dw], v[db] = (beta1 * v[d] + (1 - beta1) * grads[d] for d in (dw, db))
            v_corrected[dw] = v[dw] / (1 - (beta1**t))
            v_corrected[db] = v[dw] / (1 - (beta1**t))  # wrong
            s[dw], s[db] = (beta2 * s[d] + (1 - beta2) * grads[d] ** 2 for d in (dw, db))
            s_corrected[dw] = s[dw] / (1 - (beta2**t))
            s_corrected[db] = s[db] / (1 - (beta2**t))
            for d in (dw, db):
                step = learning_rate * v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
                parameters[d[1:]] = parameters[d[1:]] - step
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "both corrected without t",
        """
        for key in parameters.keys():
            m = v["d" + key] = beta1 * v["d" + key] + (1 - beta1) * grads["d" + key]
            r = s["d" + key] = beta2 * s["d" + key] + (1 - beta2) * (grads["d" + key] ** 2)
            m_hat = v_corrected["d" + key] = m / (1 - beta1)  # wrong
            r_hat = s_corrected["d" + key] = r / (1 - beta2)  # wrong
            parameters[key] = parameters[key] - learning_rate * m_hat / (np.sqrt(r_hat) + epsilon)
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "b by its plain gradient",
        """
        for l in range(1, L + 1):
            for d in (f"dW{l}", f"db{l}"):
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                s[d] = beta2 * s[d] + (1 - beta2) * grads[d] * grads[d]
                v_corrected[d] = v[d] / (1 - beta1**t)
                s_corrected[d] = s[d] / (1 - beta2**t)
            scaled = v_corrected[f"dW{l}"] / (np.sqrt(s_corrected[f"dW{l}"]) + epsilon)
            parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * scaled
            parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]  # wrong
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "corrections kept in v and s",
        """
        for l in range(1, L + 1):
            for p in (f"W{l}", f"b{l}"):
                d = "d" + p
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
                v[d] = v[d] / (1 - beta1**t)  # wrong
                s[d] = s[d] / (1 - beta2**t)  # wrong
                v_corrected[d], s_corrected[d] = v[d].copy(), s[d].copy()
                parameters[p] = parameters[p] - learning_rate * v[d] / (np.sqrt(s[d]) + epsilon)
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "beta2 keeps the v of b",
        """
        for n in range(1, L + 1):
            v[f"dW{n}"] = beta1 * v[f"dW{n}"] + (1 - beta1) * grads[f"dW{n}"]
            v[f"db{n}"] = beta2 * v[f"db{n}"] + (1 - beta1) * grads[f"db{n}"]  # wrong
            v_corrected[f"dW{n}"] = v[f"dW{n}"] / (1 - beta1**t)
            v_corrected[f"db{n}"] = v[f"db{n}"] / (1 - beta1**t)
            s[f"dW{n}"] = beta2 * s[f"dW{n}"] + (1 - beta2) * grads[f"dW{n}"] ** 2
            s[f"db{n}"] = beta2 * s[f"db{n}"] + (1 - beta2) * grads[f"db{n}"] ** 2
            s_corrected[f"dW{n}"] = s[f"dW{n}"] / (1 - beta2**t)
            s_corrected[f"db{n}"] = s[f"db{n}"] / (1 - beta2**t)
            parameters[f"W{n}"] -= (
                learning_rate * v_corrected[f"dW{n}"] / (np.sqrt(s_corrected[f"dW{n}"]) + epsilon)
            )
            parameters[f"b{n}"] -= (
                learning_rate * v_corrected[f"db{n}"] / (np.sqrt(s_corrected[f"db{n}"]) + epsilon)
            )
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "an update ahead",
        """
        for l in range(1, L + 1):
            for p in (f"W{l}", f"b{l}"):
                d = "d" + p
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                v_corrected[d] = v[d] / (1 - beta1 ** (t + 1))  # wrong
                s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
                s_corrected[d] = s[d] / (1 - beta2 ** (t + 1))  # wrong
                step = v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
                parameters[p] = parameters[p] - learning_rate * step
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "W averages the gradient in s",
        """
        for l in range(1, L + 1):
            gW, gb = grads[f"dW{l}"], grads[f"db{l}"]
            v[f"dW{l}"] = beta1 * v[f"dW{l}"] + (1 - beta1) * gW
            v[f"db{l}"] = beta1 * v[f"db{l}"] + (1 - beta1) * gb
            s[f"dW{l}"] = beta2 * s[f"dW{l}"] + (1 - beta2) * gW  # wrong
            s[f"db{l}"] = beta2 * s[f"db{l}"] + (1 - beta2) * gb**2
            for p in (f"W{l}", f"b{l}"):
                v_corrected["d" + p] = v["d" + p] / (1 - beta1**t)
                s_corrected["d" + p] = s["d" + p] / (1 - beta2**t)
                bottom = np.sqrt(s_corrected["d" + p]) + epsilon
                parameters[p] = parameters[p] - learning_rate * v_corrected["d" + p] / bottom
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
    _adam(
        "returned in another order",
        """
        for name, value in parameters.items():
            d = "d" + name
            v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
            s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
            v_corrected[d] = v[d] / (1 - beta1**t)
            s_corrected[d] = s[d] / (1 - beta2**t)
            step = learning_rate * v_corrected[d] / (np.sqrt(s_corrected[d]) + epsilon)
            parameters[name] = value - step
        return parameters, v_corrected, s_corrected, v, s  # wrong
        """,
    ),
    _adam(
        "epsilon beside the learning rate",
        """
        for l in range(1, L + 1):
            for p in (f"W{l}", f"b{l}"):
                d = "d" + p
                v[d] = beta1 * v[d] + (1 - beta1) * grads[d]
                s[d] = beta2 * s[d] + (1 - beta2) * grads[d] ** 2
                v_corrected[d] = v[d] / (1 - beta1**t)
                s_corrected[d] = s[d] / (1 - beta2**t)
                rate = learning_rate / np.sqrt(s_corrected[d]) + epsilon  # wrong
                parameters[p] = parameters[p] - rate * v_corrected[d]
        return parameters, v, s, v_corrected, s_corrected
        """,
    ),
)
