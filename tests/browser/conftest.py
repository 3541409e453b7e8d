"""What the browser tests share: Chromium, pages in it, and pictures of them."""

from pathlib import Path

import pytest

from support.browsing import chromium, new_page, picture
from support.fixtures import make_course, released

__all__ = ["make_course", "released"]


def pytest_itemcollected(item):
    """Mark what needs Chromium."""
    item.add_marker("browser")


@pytest.fixture(scope="module")
def browser():
    """Chromium, for all tests of a file."""
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser):
    """A page of the usual size."""
    with new_page(browser) as opened:
        yield opened


@pytest.fixture(scope="session")
def shoot(request):
    """Write a picture if pytest was asked for pictures: ``shoot(cell, "failed-check")``."""
    folder = request.config.getoption("--screenshots")

    def write(target, name, **options):
        if folder:
            picture(target, Path(folder) / f"{name}.png", **options)

    return write
