"""What holds in every room. Fixtures stand in the rooms that need them."""

import hypothesis
import matplotlib

import autograder.quick_start  # noqa: F401

matplotlib.use("Agg")
# Several files are tested at a time, so how long an example takes says nothing.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


def pytest_addoption(parser):
    """Let the browser tests write their pictures, as `make screenshots` does."""
    parser.addoption("--screenshots", metavar="FOLDER", help="write pictures of the browser here")
