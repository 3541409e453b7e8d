"""Any plain value crosses the border unchanged. Skipped where Hypothesis is not installed."""

import pytest

from support.wire import carried

pytest.importorskip("hypothesis")
from hypothesis import given
from hypothesis import strategies as st

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
TREES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@given(TREES)
def test_trees_come_through(value):
    """Numbers of any size, text of any kind, nested lists and dicts."""
    assert carried(value) == value
