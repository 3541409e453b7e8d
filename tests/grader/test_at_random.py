"""Whatever comes, from a kernel or in a notebook: no crash, no hang, no memory without end.

The grader alone has no Hypothesis: there it is passed over.
"""

import copy
import json
import re
import socket
import struct
import tracemalloc

import numpy as np
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from traitlets.config import Config

from autograder.border.channel import Channel, ChannelEnded
from autograder.border.inside.wire import BadMessage, Decoder, Encoder, NotPlain
from autograder.pages.clean import FeedbackPage
from autograder.plugin import grade_outside
from support.wire import until

pytest.importorskip("hypothesis")
from hypothesis import given, settings
from hypothesis import strategies as st

MOST_MEMORY = 16 * 2**20
FEW = settings(deadline=None, max_examples=60)

HEADS = st.builds(
    lambda count, sizes: struct.pack(f"!I{len(sizes)}Q", count, *sizes),
    st.integers(0, 2**32 - 1) | st.integers(0, 4),
    st.lists(st.integers(0, 2**64 - 1) | st.integers(0, 50), max_size=5),
)
STREAMS = st.builds(bytes.__add__, HEADS | st.just(b""), st.binary(max_size=300))


@FEW
@given(STREAMS)
def test_any_bytes_on_the_stream(said):
    """An answer, or a word for what is wrong with it."""
    channel = Channel()
    stream = socket.create_connection(tuple(channel.address))
    try:
        stream.sendall(channel.token.encode() + said)
        stream.shutdown(socket.SHUT_WR)
        channel.open(until(5))
        answer = channel.ask([b"{}"], until(5))
        assert sum(map(len, answer)) <= len(said)
    except (BadMessage, ChannelEnded):
        pass
    finally:
        stream.close()
        channel.close()


def example():
    """A value of each kind that crosses, some of them twice."""
    array = np.arange(6.0).reshape(2, 3)
    inner = {"a": array, "b": array[0], "c": [1, 2.5, "text", None, True]}
    return [inner, inner, (1, 2), {3, 4}, frozenset({5}), range(3), np.float32(2), "x" * 20_000]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)
WORDS = "plain text int float scalar again new known same foreign array view list dict tuple set"
NODES = JSON | st.sampled_from([*WORDS.split(), "range", "frozenset", "<f8", "|O", "<U9", 0, 1, -1])


def places(tree, path=()):
    """Where something stands in a tree."""
    yield path
    if isinstance(tree, list):
        for at, inner in enumerate(tree):
            yield from places(inner, (*path, at))


def put(tree, path, thing):
    """Put something in a place of a tree."""
    if not path:
        return thing
    inner = tree
    for at in path[:-1]:
        inner = inner[at]
    inner[path[-1]] = thing
    return tree


@pytest.mark.slow
@FEW
@given(st.data())
def test_any_answer(data):
    """A tree in which some things stand where others should is decoded, or refused in words."""
    encoder = Encoder()
    tree = json.loads(json.dumps(encoder.encode(example())))
    for _ in range(data.draw(st.integers(1, 3))):
        other = data.draw(NODES | st.sampled_from(list(places(tree))).map(list))
        tree = put(tree, data.draw(st.sampled_from(list(places(tree)))), copy.deepcopy(other))
    tracemalloc.start()
    try:
        Decoder([memoryview(buffer) for buffer in encoder.buffers]).decode(tree)
    except (BadMessage, NotPlain):
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < MOST_MEMORY


PIECES = st.sampled_from(
    [
        *(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<a href='javascript:alert(1)'>",
        ),
        *(
            "$",
            "$$",
            r"\[",
            r"\(",
            r"\begin{align}",
            "`",
            "```",
            "[",
            "](",
            "![",
            "<!--",
            "<",
            "&#",
        ),
        *(
            "|a|b|\n|-|-|\n",
            "\n\n",
            "> ",
            "- ",
            "# ",
            "\ud800",
            "\x00",
            "\x1b[31m",
            "\u202e",
            "]]>",
        ),
        *("{{ 7 * 7 }}", "{% raw %}", "<svg onload=alert(1)>", "<style>", "</pre>", "</div>"),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=8), max_size=30).map("".join)
KINDS = ["text/plain", "text/html", "text/markdown", "text/latex", "image/png", "image/svg+xml"]
KINDS += ["application/json", "application/javascript", "application/vnd.jupyter.widget-view+json"]
BUNDLES = st.dictionaries(st.sampled_from(KINDS), TEXTS, max_size=3)
OUTPUTS = st.one_of(
    st.builds(lambda text: new_output("stream", name="stdout", text=text), TEXTS),
    st.builds(lambda data: new_output("display_data", data=data), BUNDLES),
    st.builds(lambda t: new_output("error", ename=t, evalue=t, traceback=[t]), TEXTS),
)
CELLS = st.one_of(
    st.builds(new_markdown_cell, TEXTS),
    st.builds(lambda s, o: new_code_cell(s, outputs=o), TEXTS, st.lists(OUTPUTS, max_size=3)),
)


@pytest.fixture(scope="module")
def page_of():
    """How the plugin makes a page of a notebook."""
    config = Config()
    grade_outside(config)
    exporter = FeedbackPage(config=config)
    return lambda nb: exporter.from_notebook_node(nb)[0]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Your element with mimetype")  # nbconvert shows nothing of it
@FEW
@given(cells=st.lists(CELLS, max_size=5))
def test_any_notebook_has_a_page(page_of, cells):
    """In which nothing of it runs."""
    page = page_of(new_notebook(cells=cells))
    assert len(page) < MOST_MEMORY
    tags = BeautifulSoup(page, "html.parser").find("body").find_all(True)
    assert not [name for tag in tags for name in tag.attrs if name.startswith("on")]
    assert not [tag for tag in tags if tag.name == "script" and "alert(" in str(tag)]
    # Numbers alone could be the port of a computer of that name, and do nothing.
    runs = re.compile(r"\s*javascript:(?!\d+$)", re.IGNORECASE)
    assert not [tag for tag in tags if runs.match(str(tag.get("href", "")))]
