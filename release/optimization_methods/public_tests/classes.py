"""What is said when a given function cannot use the class that a learner wrote."""

_INIT = "the first line of `__init__` must stay as it was: same arguments, same order, same names."
_METHOD = "the methods keep the names and the arguments that they were released with."
_STATE = (
    "keep {them}, as released: for each layer, under layer.name, a dict with an array for W and "
    "one for b."
)


def blame_the_class(failure, about):
    """Speak of the learner's class where nothing of its own stands in the traceback.

    Parameters
    ----------
    failure : NoResult
        Changed in place.
    about : Exercise
    """
    line = failure.line
    if about.writes and line is not None and line.function == about.name:
        failure.problem, failure.hint = _said(failure.error, about)
        failure.details.pop("where")
        failure.told = None


def _said(error, about):
    name, text = about.writes, str(error)
    if isinstance(error, NameError):
        return f"there is no class `{name}`.", "did its cell run, and is its name as released?"
    if isinstance(error, TypeError) and ("__init__" in text or f"{name}() takes" in text):
        return f"`{name}` cannot be made: {text}.", _INIT
    if "update_params" in text or "'update'" in text or "update()" in text:
        return f"a method of `{name}` cannot be called: {text}.", _METHOD
    states = " and ".join(f"`self.{state}`" for state in about.hints if state != "parameters")
    return f"the test cannot read {states} of `{name}`: {text}.", _STATE.format(them=states)
