"""Plain values cross the border unchanged; nothing else crosses at all."""

import json

import numpy as np
import pytest

from autograder.border.inside import wire
from autograder.border.inside.wire import BadMessage, Decoder, Encoder, Foreign, Naming, NotPlain
from support.wire import carried


@pytest.mark.parametrize(
    "value",
    [
        np.arange(6.0).reshape(2, 3),
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        np.zeros((0, 3)),
        np.array(3),
        np.array([[True, False]]),
        np.array(["a", "bc"]),
        np.float64(0.1),
        np.int8(3),
        range(2, 9, 3),
        (1, [2, {3}]),
        frozenset({1}),
        1e400,
        2**4000,
    ],
    ids=str,
)
def test_kinds_come_through(value):
    """With type, dtype, shape and order."""
    got = carried(value)
    assert type(got) is type(value)
    np.testing.assert_equal(got, value)
    if isinstance(value, np.ndarray):
        assert (got.dtype, got.shape) == (value.dtype, value.shape)
        assert got.flags.f_contiguous == value.flags.f_contiguous


def test_nan_comes_through():
    """As a float and in an array."""
    assert np.isnan(carried(float("nan"))) and np.isnan(carried(np.array([np.nan]))).all()


def test_one_object_twice_is_one_object_after():
    """Lists, dicts and arrays, and a list that holds itself."""
    array = np.zeros(2)
    first, second, third = carried([array, array, array[:]])
    assert first is second and np.shares_memory(first, third)
    loop = [1]
    loop.append(loop)
    got = carried(loop)
    assert got[1] is got


def test_known_objects_are_changed_in_place():
    """What the other side did to an argument is done to the caller's own."""
    array, table, items = np.zeros(3), {"a": 1}, [1]
    encoder = Encoder()
    encoder.encode([array, table, items])
    theirs = Decoder(encoder.buffers)
    theirs_list = theirs.decode(json.loads(json.dumps(Encoder().encode([array, table, items]))))
    theirs_list[0][:] = 7
    theirs_list[1]["b"] = 2
    theirs_list[2].append(5)
    back = Encoder(theirs.objects)
    tree = back.encode([theirs_list[1], theirs_list[0], theirs_list[2]])
    got = Decoder(back.buffers, encoder.sent).decode(tree)
    assert got[0] is table and got[1] is array and got[2] is items
    assert table == {"a": 1, "b": 2} and items == [1, 5]
    np.testing.assert_array_equal(array, [7, 7, 7])


def test_unchanged_arrays_are_not_sent_back():
    """Nor those with nan; changed ones are."""
    array = np.full(1000, np.nan)
    encoder = Encoder({0: array}, {0: array.copy()})
    encoder.encode(array)
    assert encoder.buffers == []
    array[3] = 1
    encoder = Encoder({0: array}, {0: np.full(1000, np.nan)})
    encoder.encode(array)
    assert len(encoder.buffers) == 1


class Evil:
    """An object that would run code when it is unpickled, compared or converted."""

    def __reduce__(self):
        return (print, ("unpickled",))


@pytest.mark.parametrize(
    "value",
    [Evil(), np.array([Evil()]), [Evil()], {"a": Evil()}, open, b"bytes", np.array([1], "M8[s]")],
    ids=["object", "object array", "in a list", "in a dict", "function", "bytes", "dates"],
)
def test_anything_else_stays(value):
    """Objects, object arrays, functions."""
    with pytest.raises(NotPlain):
        Encoder().encode(value)


def test_kinds_of_what_stays():
    """Where what does not cross is named, the rest crosses beside it."""
    encoder = Naming()
    tree = json.loads(json.dumps(encoder.encode([1, {"a": Evil()}, np.array([Evil()])])))
    one, two, three = Decoder(encoder.buffers).decode(tree)
    assert one == 1 and isinstance(two["a"], Foreign) and type(two["a"]).__name__ == "Evil"
    assert type(three).__name__ == "array of dtype object"


def deep(levels):
    """A list in a list in a list."""
    return [deep(levels - 1)] if levels else []


def test_too_deep_and_too_many():
    """On the way out and on the way in."""
    with pytest.raises(NotPlain, match="too deep"):
        Encoder().encode(deep(50))
    with pytest.raises(NotPlain, match="too large"):
        Encoder().encode(list(range(wire.MAX_NODES)))
    tree = ["plain", None]
    for number in range(50):
        tree = ["new", number, ["list", [tree]]]
    with pytest.raises(BadMessage, match="too deep"):
        Decoder([]).decode(tree)


@pytest.mark.parametrize(
    "about",
    [
        (0, "<f8", [9], False),
        (0, "<f8", [-3], False),
        (0, "<f8", [3] + [1] * 8, False),
        (0, "<f8", 3, False),
        (0, "|O8", [3], False),
        (0, "f8,i4", [2], False),
        (0, "<U0", [10**9], False),
        (1, "<f8", [3], False),
        (0,),
    ],
    ids=str,
)
def test_a_lying_array_is_refused(about):
    """Before anything is allocated or run."""
    with pytest.raises(BadMessage):
        Decoder([bytes(24)]).decode(["new", 0, ["array", list(about)]])


def test_a_long_text_comes_through():
    """Beside the JSON, which is limited, and with whatever Python can hold."""
    encoder = Encoder()
    assert len(json.dumps(encoder.encode("é" * 100_000))) < 100 and len(encoder.buffers) == 1
    assert carried("\ud800é" * 100_000) == "\ud800é" * 100_000


@pytest.mark.parametrize(
    "tree",
    [
        None,
        [],
        ["plain", {"a": 1}],
        ["int", 5],
        ["int", "1" * 5000],
        ["float", "nonsense"],
        ["again", 3],
        ["new", 0, ["module", []]],
        ["new", 0, ["array", 5]],
        ["text", 0],
        ["new", 0, ["dict", [[["new", 1, ["list", []]], ["plain", 1]]]]],
        "plain",
    ],
    ids=str,
)
def test_malformed_trees_are_refused(tree):
    """With one kind of error, whatever is wrong."""
    with pytest.raises(BadMessage):
        Decoder([]).decode(tree)


def test_a_value_that_stands_there_again_counts_in_full():
    """Few words could else stand for more values than there is time to compare."""
    few = [1.0]
    for _ in range(3):
        few = [few] * 8
    assert carried(few) == few
    many = [few] * 8
    for kind in (list, tuple):
        many = kind([many]) * 8
        with pytest.raises(BadMessage, match="too large"):
            carried([many] * 8)


def test_size_of_a_message_is_limited(monkeypatch):
    """All arrays together."""
    monkeypatch.setattr(wire, "MAX_BYTES", 100)
    with pytest.raises(BadMessage, match="too large"):
        Decoder([b"x" * 60, b"x" * 60])


def test_arrays_in_a_known_tuple_are_changed_in_place():
    """As the positional arguments of a call are, when the function changes one of them."""
    mine = np.arange(6.0).reshape(2, 3)
    there = Encoder()
    tree = there.encode([(mine, 4), {}])
    arrived = Decoder(there.buffers)
    arguments, keywords = arrived.decode(tree)
    given = dict(arrived.objects)
    arguments[0][:] = 7
    back = Encoder(given)
    answer = back.encode([None, arguments, keywords])
    Decoder(back.buffers, there.sent).decode(answer)
    assert (mine == 7).all()
