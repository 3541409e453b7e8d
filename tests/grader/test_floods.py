"""Messages without end: every byte counts, nothing piles up, nobody else notices."""

import csv
import json

import nbformat
import pytest

from autograder.border.execute import _bounded
from support.small import SHEET, solved

SEND = """
import json
from IPython import get_ipython

KERNEL = get_ipython().kernel
TEXT = "x" * 100_000
MODEL = {"_model_module": "m", "_model_name": "n", "_model_module_version": "1"}


def send(kind, content, **more):
    KERNEL.session.send(KERNEL.iopub_socket, kind, content, parent=KERNEL.get_parent(), **more)


def shows(data, metadata=None):
    return {"data": data, "metadata": metadata or {}, "transient": {}}

def double(x):
    return 2 * x

FLOOD
"""
ERROR = "{'ename': NAME, 'evalue': 'v', 'traceback': [TRACE]}"
FLOODS = {
    "errors": "for _ in range(300):\n    send('error', "
    + ERROR.replace("NAME", "'E'").replace("TRACE", "TEXT")
    + ")",
    "names": "for _ in range(5):\n    send('error', "
    + ERROR.replace("NAME", "10 * TEXT").replace("TRACE", "'t'")
    + ")",
    "metadata": "for _ in range(300):\n"
    "    send('display_data', shows({'text/plain': '1'}, {'m': TEXT}))",
    "message_metadata": "for _ in range(300):\n"
    "    send('display_data', shows({'text/plain': '1'}), metadata={'m': TEXT})",
    "buffers": "for _ in range(100):\n"
    "    send('display_data', shows({'text/plain': '1'}), buffers=[bytes(5_000_000)])",
    "comms": "for n in range(300):\n"
    "    send('comm_open', {'comm_id': str(n), 'target_name': 'jupyter.widget',"
    " 'data': {'state': {**MODEL, 't': TEXT}}})",
    "a_long_frame": "send('display_data', shows({'text/plain': ['" + "{}" * 20 + "'] * 200_000}))",
    "a_longer_frame": "send('display_data', shows({'text/plain': 200 * TEXT}))",
}


@pytest.fixture(scope="module")
def flooded(built, tmp_path_factory):
    """A class of such learners, graded."""
    course = built.copy(tmp_path_factory.mktemp("flooded") / "small")
    for learner, flood in FLOODS.items():
        course.hand_in(learner, solved(ex_1=SEND.replace("FLOOD", flood)))
    course.hand_in("honest", solved())
    course.told = course.run("autograder", "grade", SHEET)
    return course


@pytest.mark.slow
def test_everybody_has_a_verdict(flooded):
    """The one that is due: what they define is right."""
    with (flooded.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        score = {row["student_id"]: row["score"] for row in csv.DictReader(file)}
    assert score["honest"] == "9.0"
    assert {name for name, points in score.items() if points != "9.0"} <= {"a_longer_frame"}


@pytest.mark.slow
@pytest.mark.parametrize("learner", FLOODS)
def test_the_flood_is_stopped_and_told(flooded, learner):
    """The notebook stays small."""
    path = flooded.root / "autograded" / learner / SHEET / f"{SHEET}.ipynb"
    assert path.stat().st_size < 1_500_000
    nbformat.read(path, as_version=4)
    report = flooded.root / "reports" / learner / SHEET / "report.json"
    notes = json.loads(report.read_text(encoding="utf-8"))["notes"]
    assert notes[0]["what"] == "output over the limit, stopped"


def test_long_json_is_not_read():
    """A few megabytes can fill gigabytes."""
    read = _bounded(json.loads, 1000)
    assert read(b'{"a": [{}, {}]}') == {"a": [{}, {}]}
    assert read(b"[" + b"{}," * 500 + b"{}]") == {}
