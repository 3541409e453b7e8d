"""Tell the parts of a result apart, and follow an update rule over many steps."""

from public_tests.comparing import failed
from public_tests.exercises import exercise
from public_tests.failures import CheckFailed
from public_tests.whole import check_values
from teaching.consequences import follows


def difference(name, got, wanted):
    """Compare all that a function returned with what a right one returns.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    got, wanted : object
        The learner's result and the reference's.

    Returns
    -------
    CheckFailed or None
    """
    try:
        check_values(name, got, wanted)
    except CheckFailed as failure:
        return failure
    return None


def seen(name, parts, got, wanted, arguments):
    """Find out which parts a result shows to be right, and which to be wrong.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    parts : iterable of str
        See `teaching.credit.Credit`.
    got, wanted : object
        The learner's result and the reference's.
    arguments : tuple
        Of the call, as they were before it.

    Returns
    -------
    dict of str to bool
        Without the parts of which it shows nothing. All are wrong if any is, and they cannot be
        told apart.
    """
    values, right = by_name(name, got), by_name(name, wanted)
    if set(parts) != set(right):
        return dict.fromkeys(parts, difference(name, got, wanted) is None)
    found = {part: _is_right(name, part, values, right, arguments) for part in right}
    return {part: is_right for part, is_right in found.items() if is_right is not None}


def _is_right(name, part, values, right, arguments):
    if part in values and not failed(part, values[part], right[part]):
        return True
    return follows(name, part, values, right, arguments)


def by_name(name, got):
    """Name the values that a function returned.

    Parameters
    ----------
    name : str
        Name of the exercise's function.
    got : object

    Returns
    -------
    dict of str to object
        Empty if there are not as many as any material returns.
    """
    about = exercise(name)
    values = got if len(about.hints) > 1 else [got]
    for returned in (about.hints, about.older_return):
        if isinstance(values, (tuple, list)) and len(values) == len(returned):
            return dict(zip(returned, values, strict=True))
    return {}


def downhill(state, t):
    """Put the gradients of a bowl, a tenth of where one stands, and t in their places.

    Parameters
    ----------
    state : dict of str to object
        The arguments of an update rule, by name.
    t : int
        Number of the update.

    Returns
    -------
    dict of str to object
    """
    grads = {f"d{key}": 0.1 * array for key, array in state["parameters"].items()}
    return state | {"grads": grads} | ({"t": t} if "t" in state else {})
