"""The public name of `autograder.intake.collect`, which configurations spell."""

from autograder.intake.collect import CollectOwn

__all__ = ["CollectOwn"]
