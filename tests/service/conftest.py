"""What starts servers, or moves work between accounts."""

from support.fixtures import make_course

__all__ = ["make_course"]


def pytest_itemcollected(item):
    """Mark what starts servers."""
    item.add_marker("service")
