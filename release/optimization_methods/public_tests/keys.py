"""What a dict holds, where a key was read that it does not have."""

import re

_LOOP = "does the loop run exactly over the layers 1 to L?"


def keys_that_are_there(error, line, arguments):
    """Name the keys of the argument in which a learner's line looked for another one.

    Parameters
    ----------
    error : BaseException or None
        What the learner's function raised.
    line : Place or None
        The line that raised.
    arguments : dict of str to object
        What the function was called with, by name.

    Returns
    -------
    str or None
        None if the error is another, or if it is not clear which argument that was.
    """
    if not isinstance(error, KeyError) or line is None:
        return None
    read, key = set(re.findall(r"\b(\w+)\[", line.text)), str(error).strip("'")
    dicts = {word: one for word, one in arguments.items() if isinstance(one, dict)}
    lacking = [word for word, one in dicts.items() if word in read and key not in one]
    if len(lacking) != 1:
        return None
    keys = dicts[lacking[0]]
    says = f"`{lacking[0]}` has the keys {', '.join(keys)}"
    return f"{says}: {_LOOP}" if _letters(key) in map(_letters, keys) else f"{says}."


def _letters(key):
    return str(key).rstrip("0123456789")
