"""The classes Adam and HastyAdaMax."""

from functools import partial

from teaching.real_mistakes.marked import wrong

_INIT = """\
class Adam:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.v = {}
        self.s = {}
        self.t = {}

    def update_params(self, layer):
"""
_GIVEN = f"""\
{_INIT}\
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
"""
_HASTY_INIT = """\
class HastyAdaMax:
    def __init__(self, learning_rate=0.1, beta1=0.9, beta2=0.999, epsilon=1e-8):
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.m = {}
        self.u = {}
        self.t = {}

    def update_params(self, layer):
        m = self.m.setdefault(layer.name, layer.zeros())
        u = self.u.setdefault(layer.name, layer.zeros())
"""

_adam = partial(wrong, "adam_run", head=_GIVEN)
_adam_from_init = partial(wrong, "adam_run", head=_INIT)
_hasty = partial(wrong, "hasty_run", head=_HASTY_INIT)

MISTAKES = (
    _adam_from_init(
        "counts once for each parameter",
        """
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        for key in layer.params:
            g = layer.grads[f"d{key}"]
            t = self.t[layer.name] = self.t.get(layer.name, 0) + 1  # wrong
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * g
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * g**2
            v_hat, s_hat = v[key] / (1 - self.beta1**t), s[key] / (1 - self.beta2**t)
            layer.params[key] -= self.learning_rate * v_hat / (np.sqrt(s_hat) + self.epsilon)
        """,
    ),
    _adam_from_init(
        "counts over all layers",
        """
        v = self.v.setdefault(layer.name, layer.zeros())
        s = self.s.setdefault(layer.name, layer.zeros())
        self.t["steps"] = self.t.get("steps", 0) + 1  # wrong
        t = self.t["steps"]
        for key, param in layer.params.items():
            g = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * g
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * np.square(g)
            up = v[key] / (1 - self.beta1**t)
            down = np.sqrt(s[key] / (1 - self.beta2**t)) + self.epsilon
            layer.params[key] = param - self.learning_rate * up / down
        """,
    ),
    _adam_from_init(
        "averages begin anew at each update",
        """
        self.v[layer.name] = layer.zeros()  # wrong
        self.s[layer.name] = layer.zeros()  # wrong
        v, s = self.v[layer.name], self.s[layer.name]
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key in layer.params:
            g = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * g
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * g * g
            v_hat, s_hat = v[key] / (1 - self.beta1**t), s[key] / (1 - self.beta2**t)
            layer.params[key] -= self.learning_rate * v_hat / (np.sqrt(s_hat) + self.epsilon)
        """,
    ),
    _adam(
        "both corrected without t",
        """
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1)  # wrong
            s_corrected = s[key] / (1 - self.beta2)  # wrong
            step = v_corrected / (np.sqrt(s_corrected) + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step
        """,
    ),
    _adam(
        "corrections kept in v and s",
        """
        for key in layer.params:
            g = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * g
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * g**2
            v[key] /= 1 - self.beta1**t  # wrong
            s[key] /= 1 - self.beta2**t  # wrong
            layer.params[key] -= self.learning_rate * v[key] / (np.sqrt(s[key]) + self.epsilon)
        """,
    ),
    _adam(
        "epsilon in the root",
        """
        for key in layer.params:
            g = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1.0 - self.beta1) * g
            s[key] = self.beta2 * s[key] + (1.0 - self.beta2) * np.square(g)
            m_hat = v[key] / (1.0 - np.power(self.beta1, t))
            v_hat = s[key] / (1.0 - np.power(self.beta2, t))
            delta = self.learning_rate * m_hat / np.sqrt(v_hat + self.epsilon)  # wrong
            layer.params[key] = layer.params[key] - delta
        """,
    ),
    _adam(
        "beta2 for the v of b, and for its correction",
        """
        dW, db = layer.grads["dW"], layer.grads["db"]
        v["W"] = self.beta1 * v["W"] + (1 - self.beta1) * dW
        v["b"] = self.beta2 * v["b"] + (1 - self.beta2) * db  # wrong
        vW = v["W"] / (1 - self.beta1**t)
        vb = v["b"] / (1 - self.beta2**t)  # wrong too
        s["W"] = self.beta2 * s["W"] + (1 - self.beta2) * dW**2
        s["b"] = self.beta2 * s["b"] + (1 - self.beta2) * db**2
        sW, sb = s["W"] / (1 - self.beta2**t), s["b"] / (1 - self.beta2**t)
        layer.params["W"] -= self.learning_rate * vW / (np.sqrt(sW) + self.epsilon)
        layer.params["b"] -= self.learning_rate * vb / (np.sqrt(sb) + self.epsilon)
        """,
    ),
    _adam(
        "an update ahead",
        """
        for key in layer.params:
            g = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * g
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * g**2
            v_corrected = v[key] / (1 - self.beta1 ** (t + 1))  # wrong
            s_corrected = s[key] / (1 - self.beta2 ** (t + 1))  # wrong
            layer.params[key] = layer.params[key] - self.learning_rate * v_corrected / (
                np.sqrt(s_corrected) + self.epsilon
            )
        """,
    ),
    _adam(
        "plus in both corrections, epsilon in the root",
        """
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            m_hat = v[key] / (1 + self.beta1**t)  # wrong
            v_hat = s[key] / (1 + self.beta2**t)  # wrong
            root = np.sqrt(v_hat + self.epsilon)  # wrong too
            layer.params[key] = layer.params[key] - self.learning_rate * m_hat / root
        """,
    ),
    _adam(
        "share of beta1 for the squares",
        """
        for key in layer.params:
            grad = layer.grads["d" + key]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * grad
            s[key] = self.beta2 * s[key] + (1 - self.beta1) * grad**2  # wrong
            first = v[key] / (1 - self.beta1**t)
            second = s[key] / (1 - self.beta2**t)
            layer.params[key] -= self.learning_rate * first / (second**0.5 + self.epsilon)
        """,
    ),
    _adam(
        "no root, s uncorrected",
        """
        for key, param in layer.params.items():
            g = layer.grads["d" + key]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * g
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * (g * g)
            v_hat = v[key] / (1 - self.beta1**t)
            step = v_hat / (s[key] + self.epsilon)  # wrong twice
            layer.params[key] = param - self.learning_rate * step
        """,
    ),
    _adam(
        "root before the correction",
        """
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            root = np.sqrt(s[key]) / (1 - self.beta2**t)  # wrong
            step = v_corrected / (root + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step
        """,
    ),
    _adam(
        "s averages the old v",
        """
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * v[key] + (1 - self.beta2) * gradient**2  # wrong
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            step = v_corrected / (np.sqrt(s_corrected) + self.epsilon)
            layer.params[key] = layer.params[key] - self.learning_rate * step
        """,
    ),
    _adam(
        "uncorrected v in the step",
        """
        for key in layer.params:
            gradient = layer.grads[f"d{key}"]
            v[key] = self.beta1 * v[key] + (1 - self.beta1) * gradient
            s[key] = self.beta2 * s[key] + (1 - self.beta2) * gradient**2
            v_corrected = v[key] / (1 - self.beta1**t)
            s_corrected = s[key] / (1 - self.beta2**t)
            step = v[key] / (np.sqrt(s_corrected) + self.epsilon)  # wrong
            layer.params[key] = layer.params[key] - self.learning_rate * step
        """,
    ),
    _adam(
        "one minus too many in the rate",
        """
        down, up = 1 - self.beta1**t, 1 - self.beta2**t
        rate = self.learning_rate * np.sqrt(1 - up) / down  # wrong
        for key in layer.params:
            g = layer.grads[f"d{key}"]
            v[key] += (1 - self.beta1) * (g - v[key])
            s[key] += (1 - self.beta2) * (g**2 - s[key])
            epsilon = self.epsilon * np.sqrt(up)
            layer.params[key] = layer.params[key] - rate * v[key] / (np.sqrt(s[key]) + epsilon)
        """,
    ),
    _hasty(
        "counts once for each parameter",
        """
        for key, param in layer.params.items():
            t = self.t[layer.name] = self.t.get(layer.name, 0) + 1  # wrong
            slope = layer.grads[f"d{key}"]
            m[key] = m[key] * self.beta1 + slope * (1 - self.beta1)
            u[key] = np.maximum(self.beta2 * u[key], np.abs(slope))
            rate = self.learning_rate / (1 - self.beta1**t)
            layer.params[key] = param - rate * m[key] / (u[key] + self.epsilon)
        """,
    ),
    _hasty(
        "corrected without t",
        """
        for key, param in layer.params.items():
            slope = layer.grads[f"d{key}"]
            m[key] = m[key] * self.beta1 + slope * (1 - self.beta1)
            m_hat = m[key] / (1 - self.beta1)  # wrong
            u[key] = np.maximum(self.beta2 * u[key], np.abs(slope))
            layer.params[key] = param - self.learning_rate * m_hat / (u[key] + self.epsilon)
        """,
    ),
    _hasty(
        "no correction",
        """
        self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key, param in layer.params.items():
            slope = layer.grads[f"d{key}"]
            m[key] = m[key] * self.beta1 + slope * (1 - self.beta1)
            u[key] = np.maximum(self.beta2 * u[key], np.abs(slope))
            step = self.learning_rate / (u[key] + self.epsilon) * m[key]  # wrong
            layer.params[key] = param - step
        """,
    ),
    _hasty(
        "root of u",
        """
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key, param in layer.params.items():
            slope = layer.grads[f"d{key}"]
            m[key] = m[key] * self.beta1 + slope * (1 - self.beta1)
            u[key] = np.maximum(self.beta2 * u[key], np.fabs(slope))
            m_hat = m[key] / (1 - np.power(self.beta1, t))
            layer.params[key] = param - self.learning_rate * m_hat / (
                np.sqrt(u[key]) + self.epsilon  # wrong
            )
        """,
    ),
    _hasty(
        "u corrected too",
        """
        t = self.t[layer.name] = self.t.get(layer.name, 0) + 1
        for key, param in layer.params.items():
            slope = layer.grads[f"d{key}"]
            m[key] = m[key] * self.beta1 + slope * (1 - self.beta1)
            u[key] = np.maximum(self.beta2 * u[key], abs(slope))
            m_hat = m[key] / (1 - self.beta1**t)
            u_hat = u[key] / (1 - self.beta2**t)  # wrong
            layer.params[key] = param - self.learning_rate * m_hat / (u_hat + self.epsilon)
        """,
    ),
)
