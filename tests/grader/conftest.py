"""The grader, still tried on this course."""

from support.fixtures import make_course

__all__ = ["make_course"]
