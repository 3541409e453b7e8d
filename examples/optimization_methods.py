"""The example class of the assignment ``optimization_methods``."""

MISTAKES = {
    "adds_the_gradient": "gd_adds_the_gradient",
    "prints_only": "gd_prints_the_result",
    "shuffles_x_alone": "batches_shuffle_only_x",
    "drops_the_last_batch": "batches_drop_the_last",
    "keys_w_not_dw": "velocity_keeps_the_parameter_keys",
    "no_one_minus_beta": "momentum_leaves_out_one_minus_beta",
    "one_dict_twice": "init_adam_returns_one_dict_twice",
    "no_bias_correction": "adam_skips_the_correction_of_v",
    "beta1_for_s": "adam_averages_s_with_beta1",
    "epsilon_in_the_root": "adam_puts_epsilon_inside_the_root",
    "wrong_precedence": "lr_divides_by_one_then_adds",
    "no_floor": "schedule_leaves_out_the_floor",
}
"""Learners with one typical mistake each, by the entry of the bank that they wrote."""

STYLES = (
    "gd_zero_based_loop",
    "batches_as_lists",
    "velocity_dict_comprehension",
    "momentum_in_place",
    "init_adam_nested_helper",
    "adam_dict_comprehensions",
    "lr_negative_power",
    "schedule_integer_division",
)
"""The entries of the bank that make up the learner who writes everything in another way."""

_EXCEPTION = """
def update_parameters_with_gd(parameters, grads, learning_rate):
    for l in range(len(parameters) // 2):
        parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]
        parameters[f"b{l}"] = parameters[f"b{l}"] - learning_rate * grads[f"db{l}"]
    return parameters
"""

_ENDLESS = """
def update_lr(learning_rate0, epoch_num, decay_rate):
    epoch = 0
    while epoch < epoch_num:
        learning_rate = learning_rate0 / (1 + decay_rate * epoch)
    return learning_rate
"""

_WARNING = """
def update_lr(learning_rate0, epoch_num, decay_rate):
    ratio = np.float64(decay_rate * epoch_num) / np.float64(0)  # only to make numpy warn
    return learning_rate0 / (1 + decay_rate * epoch_num)
"""

CELLS = {
    "syntax_error": {"ex-3": "def initialize_velocity(parameters)\n    return {}"},
    "exception": {"ex-1": _EXCEPTION},
    "endless_loop": {"ex-7": _ENDLESS},
    "deleted_test_cell": {"ex-4-tests": None},
    "numpy_warning": {"ex-7": _WARNING},
}
"""Learners by the cells that they changed; None for one that they deleted."""
