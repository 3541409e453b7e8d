"""A mistake of the trial, and what its learner has to be told."""

from dataclasses import dataclass

from teaching.real_mistakes.marked import wrong


@dataclass(frozen=True)
class Trial:
    """One wrong solution.

    Attributes
    ----------
    mistake : object
        As `teaching.real_mistakes.marked.wrong` makes it.
    says : tuple of str
        What the message of the visible test has to hold.
    """

    mistake: object
    says: tuple[str, ...]


def tried(exercise, name, marked, *says):
    """Make one of text whose wrong lines are marked.

    Parameters
    ----------
    exercise, name, marked : str
        As `teaching.real_mistakes.marked.wrong` takes them.
    *says : str
        What the message of the visible test has to hold.

    Returns
    -------
    Trial
    """
    return Trial(wrong(exercise, name, marked), says)
