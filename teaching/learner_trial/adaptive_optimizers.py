"""Thirteen for the ten exercises of adaptive_optimizers."""

from teaching.learner_trial.trial import tried

TRIALS = (
    tried(
        "momentum_run",
        "velocity uphill and the position against it",
        """
        class Momentum:
            def __init__(self, learning_rate=0.01, mu=0.9):
                self.learning_rate = learning_rate
                self.mu = mu
                self.v = {}  # the velocity of each parameter of each layer

            def update_params(self, layer):
                v = self.v.setdefault(layer.name, layer.zeros())
                for key in layer.params:
                    gradient = layer.grads[f"d{key}"]
                    push = self.learning_rate * gradient
                    v[key] = self.mu * v[key] + push  # wrong
                    layer.params[key] = layer.params[key] - v[key]  # wrong
        """,
        "the velocity has the opposite sign, while the parameters are right",
    ),
    tried(
        "momentum_run",
        "friction as one minus mu, and the learning rate twice",
        """
        class Momentum:
            def __init__(self, learning_rate=0.01, mu=0.9):
                self.learning_rate = learning_rate
                self.mu = mu
                self.v = {}  # the velocity of each parameter of each layer

            def update_params(self, layer):
                v = self.v.setdefault(layer.name, layer.zeros())
                for key in layer.params:
                    gradient = layer.grads[f"d{key}"]
                    friction = 1 - self.mu  # wrong
                    v[key] = friction * v[key] - self.learning_rate * gradient  # wrong
                    layer.params[key] += self.learning_rate * v[key]  # wrong too
        """,
        "μ is taken for what is lost of the velocity",
        "`self.learning_rate * v[key]`",
    ),
    tried(
        "adagrad_run",
        "the root forgotten",
        """
        class AdaGrad:
            def __init__(self, learning_rate=0.1, epsilon=1e-7):
                self.learning_rate = learning_rate
                self.epsilon = epsilon
                self.cache = {}  # the sum of squares of each parameter of each layer

            def update_params(self, layer):
                cache = self.cache.setdefault(layer.name, layer.zeros())
                for key in layer.params:
                    gradient = layer.grads[f"d{key}"]
                    cache[key] += gradient * gradient
                    rate = self.learning_rate / (cache[key] + self.epsilon)  # wrong
                    layer.params[key] = layer.params[key] - rate * gradient
        """,
        "the root is left out",
    ),
    tried(
        "adagrad_run",
        "only the newest square kept, and uphill",
        """
        class AdaGrad:
            def __init__(self, learning_rate=0.1, epsilon=1e-7):
                self.learning_rate = learning_rate
                self.epsilon = epsilon
                self.cache = {}  # the sum of squares of each parameter of each layer

            def update_params(self, layer):
                cache = self.cache.setdefault(layer.name, layer.zeros())
                for key in layer.params:
                    gradient = layer.grads[f"d{key}"]
                    cache[key] = gradient**2  # wrong
                    scale = np.sqrt(cache[key]) + self.epsilon
                    layer.params[key] += self.learning_rate * gradient / scale  # wrong too
        """,
        "the old cache is forgotten",
    ),
    tried(
        "rmsprop_run",
        "shares swapped",
        """
        class RMSProp:
            def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
                self.learning_rate = learning_rate
                self.rho = rho
                self.epsilon = epsilon
                self.cache = {}  # the average of squares of each parameter of each layer

            def update_params(self, layer):
                cache = self.cache.setdefault(layer.name, layer.zeros())
                for key in layer.params:
                    gradient = layer.grads[f"d{key}"]
                    old, new = cache[key], gradient**2  # wrong
                    cache[key] = (1 - self.rho) * old + self.rho * new  # wrong
                    step = gradient / (np.sqrt(cache[key]) + self.epsilon)
                    layer.params[key] = layer.params[key] - self.learning_rate * step
        """,
        "ρ and 1 − ρ have changed places",
    ),
    tried(
        "rmsprop_run",
        "a chatbot's own name for the cache",
        """
        class RMSProp:
            '''RMSProp optimizer with an exponential moving average of squared gradients.'''

            def __init__(self, learning_rate=0.1, rho=0.9, epsilon=1e-7):
                if not 0.0 <= rho < 1.0:
                    raise ValueError(f"Invalid rho: {rho}")
                self.learning_rate = learning_rate
                self.rho = rho
                self.epsilon = epsilon
                self.square_avg: dict = {}

            def update_params(self, layer) -> None:
                '''Update the parameters of a single layer in place.'''
                state = self.square_avg.setdefault(
                    layer.name, {k: np.zeros_like(p) for k, p in layer.params.items()}
                )
                for name, param in layer.params.items():
                    grad = layer.grads["d" + name]
                    state[name] = self.rho * state[name] + (1 - self.rho) * np.square(grad)
                    layer.params[name] = param - self.learning_rate * grad / (
                        np.sqrt(state[name]) + self.epsilon
                    )
        """,
        "keep `self.cache`, as released",
    ),
    tried(
        "decayer_run",
        "the rate of the last epoch divided again",
        """
        class LearningRateDecayer:
            def __init__(self, optimizer, decay):
                self.optimizer = optimizer
                self.decay = decay
                self.first_rate = optimizer.learning_rate
                self.epochs = 0

            def update(self):
                self.epochs += 1
                lr = self.optimizer.learning_rate  # wrong
                self.optimizer.learning_rate = lr / (1 + self.decay * self.epochs)
        """,
        "computed from the last rate instead of the first",
    ),
    tried(
        "adam_run",
        "a chatbot's Adam with one count for all layers and epsilon in the root",
        """
        class Adam:
            '''Adam optimizer (Kingma & Ba, 2015).'''

            def __init__(
                self,
                learning_rate: float = 0.1,
                beta1: float = 0.9,
                beta2: float = 0.999,
                epsilon: float = 1e-8,
            ) -> None:
                self.learning_rate = learning_rate
                self.beta1 = beta1
                self.beta2 = beta2
                self.epsilon = epsilon
                self.v = {}
                self.s = {}
                self.t = 0

            def update_params(self, layer) -> None:
                '''Apply one Adam step to the given layer.'''
                try:
                    v, s = self.v[layer.name], self.s[layer.name]
                except KeyError:
                    v = self.v[layer.name] = layer.zeros()
                    s = self.s[layer.name] = layer.zeros()
                self.t += 1  # wrong

                for name in layer.params:
                    grad = layer.grads["d" + name]
                    v[name] = self.beta1 * v[name] + (1.0 - self.beta1) * grad
                    s[name] = self.beta2 * s[name] + (1.0 - self.beta2) * grad**2
                    v_hat = v[name] / (1.0 - self.beta1**self.t)
                    s_hat = s[name] / (1.0 - self.beta2**self.t)
                    update = v_hat / np.sqrt(s_hat + self.epsilon)  # wrong too
                    layer.params[name] = layer.params[name] - self.learning_rate * update
        """,
        "line 34: what the brackets of the function enclose",
        "one of the mistakes",
    ),
    tried(
        "swift_bug",
        "the line instead of its number",
        """
        def swift_bug():
            return "line 3"  # wrong
        """,
        "return the number of the line",
    ),
    tried(
        "swift_run",
        "the weight of the gradient mended to one",
        """
        class SwiftMomentum:
            def __init__(self, learning_rate=0.01, beta=0.9):
                self.learning_rate = learning_rate
                self.beta = beta
                self.m = {}

            def update_params(self, layer):
                m = self.m.setdefault(layer.name, layer.zeros())  # (1)
                for key, param in layer.params.items():
                    kept = self.beta * m[key]  # (2)
                    m[key] = kept + layer.grads[f"d{key}"]  # wrong
                    layer.params[key] = param - self.learning_rate * m[key]  # (4)
        """,
        "the factor 1 − β is left out",
    ),
    tried(
        "hasty_bug",
        "printed instead of returned",
        """
        def hasty_bug():
            print(1)  # wrong
        """,
        "printed something but returned nothing",
    ),
    tried(
        "hasty_run",
        "layers counted apart from one on, and the rate with beta2",
        """
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
                self.t[layer.name] = self.t.get(layer.name, 1) + 1  # wrong
                rate = self.learning_rate / (1 - self.beta2 ** self.t[layer.name])  # wrong too
                for key, param in layer.params.items():
                    slope = layer.grads[f"d{key}"]
                    m[key] = m[key] * self.beta1 + slope * (1 - self.beta1)  # (3)
                    u[key] = np.maximum(self.beta2 * u[key], np.abs(slope))  # (4)
                    layer.params[key] = param - rate * m[key] / (u[key] + self.epsilon)
        """,
        "in the first update, the step is 10/9 of the right one",
    ),
    tried(
        "challenge_run",
        "a short name for the learning rate",
        """
        def tuned_settings():
            return {"lr": 0.4, "decay": 0.0003, "beta1": 0.9, "beta2": 0.999}  # wrong
        """,
        "a dict with the keys lr, decay, beta1, beta2",
    ),
)
