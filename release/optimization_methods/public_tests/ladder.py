"""What a failed check says beyond the difference: which input, which mistake, what to read."""

import numpy as np

ARGUMENTS = {
    "update_parameters_with_gd": "parameters grads learning_rate",
    "random_mini_batches": "X Y mini_batch_size seed",
    "initialize_velocity": "parameters",
    "update_parameters_with_momentum": "parameters grads v beta learning_rate",
    "initialize_adam": "parameters",
    "update_parameters_with_adam": "parameters grads v s t learning_rate beta1 beta2 epsilon",
    "update_lr": "learning_rate0 epoch_num decay_rate",
    "schedule_lr_decay": "learning_rate0 epoch_num decay_rate time_interval",
}
SECTIONS = {
    "update_parameters_with_gd": "section 2, Gradient Descent",
    "random_mini_batches": "section 3, Mini-Batch Gradient Descent",
    "initialize_velocity": "section 4, Momentum",
    "update_parameters_with_momentum": "section 4, Momentum",
    "initialize_adam": "section 5, Adam",
    "update_parameters_with_adam": "section 5, Adam",
    "update_lr": "section 7.1, Decay on every iteration",
    "schedule_lr_decay": "section 7.2, Fixed interval scheduling",
}


def complete(failure, exercise, arguments, recognized=()):
    """Add to a failure what helps to find its cause.

    Parameters
    ----------
    failure : CheckFailed
        Changed in place.
    exercise : str
        Name of the exercise's function.
    arguments : tuple
        What the function was called with; as it was before.
    recognized : list of str, optional
        Known mistakes that give the same result.
    """
    failure.section = SECTIONS[exercise]
    failure.recognized = list(recognized)
    if "expected" in failure.details:
        given = dict(zip(ARGUMENTS[exercise].split(), arguments, strict=False))
        settings = {name: value for name, value in given.items() if np.isscalar(value)}
        arrays = {name: value for name, value in given.items() if name not in settings}
        lines = {
            "for": ", ".join(_entries(arrays, *failure.place)),
            "with": ", ".join(f"{name} = {value:g}" for name, value in settings.items()),
        }
        failure.details = {k: line for k, line in lines.items() if line} | failure.details


def _entries(arrays, key="", *index):
    """The input of one entry: all that its value depends on, and no more."""
    for name, value in arrays.items():
        if isinstance(value, dict):
            yield from _entry(name, value, key.removeprefix("d"), index)
        else:
            yield f"{name} of shape {np.shape(value)}"


def _entry(name, arrays, parameter, index):
    key = parameter if parameter in arrays else f"d{parameter}"
    if key not in arrays:
        return
    label = key if name in ("parameters", "grads") else f'{name}["{key}"]'
    if index and len(index) == arrays[key].ndim:
        yield f"{label}{list(index)} = {arrays[key][index] + 0.0:.8g}"  # no minus before a zero
    else:
        yield f"{label} of shape {arrays[key].shape}"


def add_known_of_batches(failure, batches, X, Y):
    """Add what is right about mini-batches although they are not the expected ones.

    Parameters
    ----------
    failure : CheckFailed
        Changed in place.
    batches : object
        What the learner's function returned.
    X, Y : ndarray
        The data set.
    """
    if not isinstance(batches, (list, tuple)):
        return
    try:
        got = np.concatenate([np.vstack(pair) for pair in batches], axis=1)
    except (TypeError, ValueError):
        return
    if _sorted_columns(got) == _sorted_columns(np.vstack([X, Y])):
        failure.details["known"] = "each example is there once, beside its label, in another order"
        failure.hint = "look at where the order comes from: the seed, and the permutation after it."
    elif _sorted_columns(got[:-1]) == _sorted_columns(X):
        failure.details["known"] = "each example is there once, but not beside its label"


def _sorted_columns(array):
    return sorted(array.T.tolist())
