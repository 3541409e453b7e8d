"""What is said of a failure beyond the difference, in the order in which it speaks.

The first line of the function, if it is not the released one, since all else follows from it. Then
the name of the mistake, the place in the learner's own code, and what the result is like.
"""

from public_tests import warned
from public_tests.failures import NoResult
from public_tests.first_line import first_line
from public_tests.known import known
from public_tests.ladder import complete
from public_tests.places import places_of


def explain(failure, name, target, arguments, recognize, answer=None):
    """Add to a failure what is known about its cause.

    Parameters
    ----------
    failure : CheckFailed
        Changed in place.
    name : str
        Name of the exercise's function.
    target : callable
        The learner's function.
    arguments : tuple
        Of the call that failed, as they were before it.
    recognize : callable
        Takes nothing; returns the mistakes, and the value that they explain.
    answer : callable, optional
        A right function. Without it, the right results of the public inputs are asked.
    """
    found = warned.in_words(warned.told())
    besides = first_line(name, target, len(arguments))
    if not besides:
        if not failure.told and not isinstance(failure, NoResult):
            failure.recognized, failure.value = recognize()
        named = [] if failure.value else failure.recognized  # of one value: there may be others
        failure.places = places_of(name, target, named)
    if not besides and not failure.recognized:
        besides = known(failure, name, target, arguments, answer)
    complete(failure, name, arguments, besides)
    if failure.recognized and failure.places and "right keys" not in failure.details:
        failure.details.pop("wrong keys", None)  # all of them: a name and a place say more
    if failure.value and failure.value in failure.details.get("right values", "").split(", "):
        del failure.details["right values"]  # right by accident, on this input alone
    failure.details |= {"warned": found} if found else {}
