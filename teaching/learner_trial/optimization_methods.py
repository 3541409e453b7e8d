"""Seventeen for the eight exercises of optimization_methods."""

from teaching.learner_trial.trial import tried

_GD = "update_parameters_with_gd"
_BATCHES = "random_mini_batches"
_VELOCITY = "initialize_velocity"
_MOMENTUM = "update_parameters_with_momentum"
_INIT_ADAM = "initialize_adam"
_ADAM = "update_parameters_with_adam"
_DECAY = "update_lr"
_SCHEDULE = "schedule_lr_decay"

TRIALS = (
    tried(
        _GD,
        "gradients looked for under the names of the parameters",
        """
        def update_parameters_with_gd(parameters, grads, learning_rate):
            updated = {}
            for name, theta in parameters.items():
                slope = grads[name]  # wrong
                updated[name] = theta - learning_rate * slope
            return updated
        """,
        "line 4",
        "`grads` has the keys dW1, db1, dW2, db2",
    ),
    tried(
        _GD,
        "last layer forgotten, and b uphill",
        """
        def update_parameters_with_gd(parameters, grads, learning_rate):
            n = len(parameters) // 2

            for i in range(1, n):  # wrong
                step_W = learning_rate * grads["dW" + str(i)]
                step_b = learning_rate * grads["db" + str(i)]
                parameters["W" + str(i)] -= step_W
                parameters["b" + str(i)] += step_b  # wrong too

            return parameters
        """,
        "line 4: from where to where the loop runs",
        "line 8: which operation stands here",
    ),
    tried(
        _BATCHES,
        "the last column of a slice taken for included",
        """
        def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
            np.random.seed(seed)
            m = X.shape[1]
            mini_batches = []
            permutation = list(np.random.permutation(m))
            shuffled_X = X[:, permutation]
            shuffled_Y = Y[:, permutation].reshape((1, m))

            num_full = m // mini_batch_size
            for k in range(num_full):
                first = k * mini_batch_size
                last = first + mini_batch_size - 1  # wrong
                mini_batch_X = shuffled_X[:, first:last]
                mini_batch_Y = shuffled_Y[:, first:last]
                mini_batches.append((mini_batch_X, mini_batch_Y))

            if m % mini_batch_size != 0:
                rest = num_full * mini_batch_size
                mini_batch_X = shuffled_X[:, rest:]
                mini_batch_Y = shuffled_Y[:, rest:]
                mini_batches.append((mini_batch_X, mini_batch_Y))

            return mini_batches
        """,
        "expected columns 0 to 1, got column 0",
        "line 12: something is too much",
    ),
    tried(
        _BATCHES,
        "Y not the shuffled one in the full ones, and the last one begins at their number",
        """
        def random_mini_batches(X, Y, mini_batch_size=64, seed=0):
            np.random.seed(seed)
            m = X.shape[1]
            mini_batches = []
            permutation = list(np.random.permutation(m))
            shuffled_X = X[:, permutation]
            shuffled_Y = Y[:, permutation].reshape((1, m))

            num_full = m // mini_batch_size
            for k in range(num_full):
                a, b = k * mini_batch_size, (k + 1) * mini_batch_size
                mini_batch_X = shuffled_X[:, a:b]
                mini_batch_Y = Y[:, a:b]  # wrong
                mini_batches.append((mini_batch_X, mini_batch_Y))

            if m % mini_batch_size != 0:
                mini_batch_X = shuffled_X[:, num_full:]  # wrong too
                mini_batch_Y = shuffled_Y[:, num_full:]  # wrong too
                mini_batches.append((mini_batch_X, mini_batch_Y))

            return mini_batches
        """,
        "mini-batch 3: expected column 6, got columns 3 to 6",
        "line 13: which name stands here",
    ),
    tried(
        _BATCHES,
        "a chatbot's generator of its own",
        """
        from typing import List, Tuple


        def random_mini_batches(
            X: np.ndarray, Y: np.ndarray, mini_batch_size: int = 64, seed: int = 0
        ) -> List[Tuple[np.ndarray, np.ndarray]]:
            '''Create a list of random mini-batches from (X, Y).'''
            if X.shape[1] != Y.shape[1]:
                raise ValueError("X and Y must contain the same number of examples.")
            if mini_batch_size <= 0:
                raise ValueError("mini_batch_size must be positive.")

            rng = np.random.default_rng(seed)  # wrong
            indices = rng.permutation(X.shape[1])  # wrong
            X_shuffled, Y_shuffled = X[:, indices], Y[:, indices]

            # Partition into batches; the last one may be smaller.
            return [
                (X_shuffled[:, i : i + mini_batch_size], Y_shuffled[:, i : i + mini_batch_size])
                for i in range(0, X.shape[1], mini_batch_size)
            ]
        """,
        "the order comes from another generator than the given lines use",
    ),
    tried(
        _VELOCITY,
        "b as a flat array",
        """
        def initialize_velocity(parameters):
            L = len(parameters) // 2
            v = {}
            for l in range(1, L + 1):
                n_rows, n_cols = parameters[f"W{l}"].shape
                v[f"dW{l}"] = np.zeros((n_rows, n_cols))
                v[f"db{l}"] = np.zeros(n_rows)  # wrong
            return v
        """,
        "the velocity of b is flattened",
    ),
    tried(
        _VELOCITY,
        "rows and columns swapped in W, and b filled with ones",
        """
        def initialize_velocity(parameters):
            L = len(parameters) // 2
            v = {}
            for l in range(1, L + 1):
                out, inp = parameters[f"W{l}"].shape
                v[f"dW{l}"] = np.zeros((inp, out))  # wrong
                v[f"db{l}"] = np.ones((out, 1))  # wrong too
            return v
        """,
        "line 6: what stands in whose place",
        "line 7: which function is called here",
    ),
    tried(
        _MOMENTUM,
        "a chatbot's momentum as in PyTorch",
        """
        def update_parameters_with_momentum(
            parameters: dict, grads: dict, v: dict, beta: float, learning_rate: float
        ) -> tuple:
            '''Perform one parameter update with momentum.

            Args:
                parameters: Weights and biases of the network.
                grads: Gradients of the cost.
                v: Running velocity.
                beta: Momentum coefficient.
                learning_rate: Step size.

            Returns:
                The updated parameters and velocity.
            '''
            for name, param in parameters.items():
                grad = grads.get("d" + name)
                if grad is None:
                    raise KeyError(f"Missing gradient for parameter {name}")
                velocity = v.get("d" + name, np.zeros_like(param))
                velocity = beta * velocity + grad  # wrong
                v["d" + name] = velocity
                parameters[name] = param - learning_rate * velocity
            return parameters, v
        """,
        "the gradient enters the velocity with the weight 1",
    ),
    tried(
        _MOMENTUM,
        "weights swapped, and the step uphill",
        """
        def update_parameters_with_momentum(parameters, grads, v, beta, learning_rate):
            L = len(parameters) // 2
            for l in range(1, L + 1):
                # new velocities
                vW = (1 - beta) * v["dW" + str(l)] + beta * grads["dW" + str(l)]  # wrong
                vb = (1 - beta) * v["db" + str(l)] + beta * grads["db" + str(l)]  # wrong
                v["dW" + str(l)] = vW
                v["db" + str(l)] = vb
                # step
                parameters["W" + str(l)] += learning_rate * vW  # wrong too
                parameters["b" + str(l)] += learning_rate * vb  # wrong too
            return parameters, v
        """,
        "the weights of the old velocity and of the gradient are swapped",
        "lines 10, 11: which operation",
    ),
    tried(
        _INIT_ADAM,
        "the same zeros for v and s",
        """
        def initialize_adam(parameters):
            L = len(parameters) // 2
            v = {}
            s = {}
            for l in range(1, L + 1):
                zeros_W = np.zeros(parameters[f"W{l}"].shape)
                zeros_b = np.zeros(parameters[f"b{l}"].shape)
                v[f"dW{l}"] = s[f"dW{l}"] = zeros_W  # wrong
                v[f"db{l}"] = s[f"db{l}"] = zeros_b  # wrong
            return v, s
        """,
        'v["dW1"] and s["dW1"] are one and the same array',
    ),
    tried(
        _ADAM,
        "layer for the number of the update",
        """
        def update_parameters_with_adam(
            parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
        ):
            L = len(parameters) // 2
            v_corrected = {}
            s_corrected = {}
            for l in range(1, L + 1):
                for kind in ["dW", "db"]:
                    g = grads[kind + str(l)]
                    v[kind + str(l)] = beta1 * v[kind + str(l)] + (1 - beta1) * g
                    s[kind + str(l)] = beta2 * s[kind + str(l)] + (1 - beta2) * g * g
                    bias1 = 1 - beta1**l  # wrong
                    bias2 = 1 - beta2**l  # wrong
                    v_corrected[kind + str(l)] = v[kind + str(l)] / bias1
                    s_corrected[kind + str(l)] = s[kind + str(l)] / bias2
                    root = np.sqrt(s_corrected[kind + str(l)])
                    change = learning_rate * v_corrected[kind + str(l)] / (root + epsilon)
                    parameters[kind[1] + str(l)] = parameters[kind[1] + str(l)] - change
            return parameters, v, s, v_corrected, s_corrected
        """,
        "the layer number stands in the place of t",
    ),
    tried(
        _ADAM,
        "a chatbot's root around epsilon too",
        """
        def update_parameters_with_adam(
            parameters: dict,
            grads: dict,
            v: dict,
            s: dict,
            t: int,
            learning_rate: float = 0.01,
            beta1: float = 0.9,
            beta2: float = 0.999,
            epsilon: float = 1e-8,
        ):
            '''Update parameters using the Adam optimization algorithm.'''
            if t < 1:
                raise ValueError("t must be at least 1")
            m_hat, v_hat = {}, {}

            for key in parameters:
                g = grads["d" + key]
                # First and second moment estimates
                v["d" + key] = beta1 * v["d" + key] + (1 - beta1) * g
                s["d" + key] = beta2 * s["d" + key] + (1 - beta2) * np.square(g)
                # Bias-corrected estimates
                m_hat["d" + key] = v["d" + key] / (1 - np.power(beta1, t))
                v_hat["d" + key] = s["d" + key] / (1 - np.power(beta2, t))
                # Update rule
                denominator = np.sqrt(v_hat["d" + key] + epsilon)  # wrong
                parameters[key] = parameters[key] - learning_rate * m_hat["d" + key] / denominator

            return parameters, v, s, m_hat, v_hat
        """,
        "ε stands inside the root",
    ),
    tried(
        _ADAM,
        "square forgotten, and v corrected with beta2",
        """
        def update_parameters_with_adam(
            parameters, grads, v, s, t, learning_rate=0.01, beta1=0.9, beta2=0.999, epsilon=1e-8
        ):
            L = len(parameters) // 2
            v_corrected = {}
            s_corrected = {}
            for l in range(1, L + 1):
                dW, db = f"dW{l}", f"db{l}"
                v[dW] = beta1 * v[dW] + (1 - beta1) * grads[dW]
                v[db] = beta1 * v[db] + (1 - beta1) * grads[db]
                v_corrected[dW] = v[dW] / (1 - beta2**t)  # wrong
                v_corrected[db] = v[db] / (1 - beta2**t)  # wrong
                s[dW] = beta2 * s[dW] + (1 - beta2) * grads[dW]  # wrong too
                s[db] = beta2 * s[db] + (1 - beta2) * grads[db]  # wrong too
                s_corrected[dW] = s[dW] / (1 - beta2**t)
                s_corrected[db] = s[db] / (1 - beta2**t)
                W_step = v_corrected[dW] / (np.sqrt(s_corrected[dW]) + epsilon)
                b_step = v_corrected[db] / (np.sqrt(s_corrected[db]) + epsilon)
                parameters[f"W{l}"] -= learning_rate * W_step
                parameters[f"b{l}"] -= learning_rate * b_step
            return parameters, v, s, v_corrected, s_corrected
        """,
        "s averages the gradient instead of its square",
        "`beta2` in `= v[dW]",
    ),
    tried(
        _DECAY,
        "the fraction written without brackets",
        """
        def update_lr(learning_rate0, epoch_num, decay_rate):
            factor = 1 / 1 + decay_rate * epoch_num  # wrong
            learning_rate = factor * learning_rate0
            return learning_rate
        """,
        "only the first 1 is divided by 1, since brackets are missing",
    ),
    tried(
        _DECAY,
        "shrinks by a share in each epoch, and epochs from one",
        """
        def update_lr(learning_rate0, epoch_num, decay_rate):
            epoch = epoch_num + 1  # wrong
            learning_rate = learning_rate0 * (1 - decay_rate) ** epoch  # wrong too
            return learning_rate
        """,
        "for epoch_num = 0 it should be learning_rate0 itself, 0.5",
    ),
    tried(
        _SCHEDULE,
        "the rest of the division for the quotient",
        """
        def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
            passed = epoch_num % time_interval  # wrong
            learning_rate = learning_rate0 / (1 + decay_rate * passed)
            return learning_rate
        """,
        "the remainder of epoch and interval stands for the quotient",
    ),
    tried(
        _SCHEDULE,
        "rounded up, and a thousand written out",
        """
        def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
            # how often the rate was lowered up to now
            drops = math.ceil(epoch_num / 1000)  # wrong twice
            return learning_rate0 / (1 + decay_rate * drops)
        """,
        "your function never uses `time_interval`",
    ),
)
