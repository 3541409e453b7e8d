"""Answer the grader's questions in the learner's kernel.

The grader sends an execute request that runs `answer`; the question and its arrays travel as
buffers of that message, and the answer as buffers of a message of its own.
"""

import contextlib
import importlib
import json
import linecache
import threading
import traceback

import wire
from IPython import get_ipython

MESSAGE = "autograder_answer"
LEFT = "autograder_left"
_threads = set(threading.enumerate())


def stay():
    """Prepare the kernel: `exit` and its like do nothing, and threads that stay are told."""
    shell = get_ipython()
    shell.unobserve_all("exit_now")
    shell.observe(lambda _: print("While a notebook is graded, exit does nothing."), "exit_now")
    shell.events.register("post_run_cell", _tell_of_threads)


def _tell_of_threads(_):
    """Say that a cell has left a thread at work, which may end the kernel later."""
    left = set(threading.enumerate()) - _threads
    if left:
        _threads.update(left)
        kernel = get_ipython().kernel
        kernel.session.send(kernel.iopub_socket, LEFT, {}, parent=kernel.get_parent("shell"))


def answer():
    """Answer the question in the message that is being executed."""
    kernel = get_ipython().kernel
    request = kernel.get_parent("shell")
    question, *buffers = request["buffers"]
    reply, arrays = _ask(json.loads(bytes(question)), buffers)
    content = {"answer": json.dumps(reply)}
    kernel.session.send(kernel.iopub_socket, MESSAGE, content, parent=request, buffers=arrays)


def _ask(question, buffers):
    names = get_ipython().user_ns
    if question["ask"] == "bring":
        return _bring(names, question["statements"]), []
    if question["ask"] == "kinds":
        return {name: _kind(names, name) for name in question["names"]}, []
    if question["ask"] == "value":
        return _encoded(names[question["name"]], None)
    if question["ask"] == "about":
        return _about(names, question)
    return _call(names, question, buffers)


def _bring(names, statements):
    for statement in statements:
        with contextlib.suppress(Exception):
            exec(statement, names)
    return {}


def _kind(names, name):
    if name not in names:
        return "missing"
    thing = names[name]
    if isinstance(thing, type) or not callable(thing):
        return _kind_of_value(thing)
    return "function"


def _kind_of_value(thing):
    try:
        wire.Encoder().encode(thing)
    except Exception:
        return "other"
    return "value"


def _about(names, question):
    """Let a module of the release look at a function of the learner's."""
    look = getattr(importlib.import_module(question["module"]), question["function"])
    return _encoded(look(*question["arguments"], names[question["name"]]), None)


def _call(names, question, buffers):
    decoder = wire.Decoder(buffers)
    args, kwargs = decoder.decode(question["arguments"])
    given = dict(decoder.objects)
    try:
        result = names[question["name"]](*args, **kwargs)
    except BaseException as error:
        return _raised(error), []
    return _encoded([result, args, kwargs], given, decoder.came)


def _encoded(value, known, before=None):
    encoder = wire.Encoder(known, before)
    try:
        return {"value": encoder.encode(value)}, encoder.buffers
    except wire.NotPlain as error:
        return {"not_plain": str(error)}, []


def _raised(error):
    # The first frame is this module's call.
    frames = traceback.extract_tb(error.__traceback__)[1:]
    own = [f for f in frames if "site-packages" not in f.filename] or frames
    where = own[-1] if own else None
    return {
        "raised": type(error).__name__,
        "bases": [base.__name__ for base in type(error).__mro__],
        "message": str(error)[:2000],
        "line": where.lineno if where else 0,
        "function": where.name if where else "",
        "source": linecache.getline(where.filename, where.lineno).strip()[:300] if where else "",
    }


stay()
