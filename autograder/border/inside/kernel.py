"""Answer the grader's questions in the learner's kernel."""

import contextlib
import importlib
import io
import json
import linecache
import re
import threading
import traceback
import warnings

import serving
import wire
from IPython import get_ipython

LEFT = "autograder_left"
MOST_PRINTED = 100_000
"""Characters of one call's output that are sent; the rest is dropped."""
_NAME = re.compile(r"[^\W\d]\w*")
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


def serve(address, token):
    """Answer from now on what is asked at an address; see `serving.Line`."""
    serving.Line(address, token, _respond).dial()


def _respond(parts):
    question, *buffers = parts
    printed = _Printed()
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        reply, arrays = _ask(json.loads(bytes(question)), buffers)
        get_ipython().events.trigger("post_execute")  # figures are shown, as after a cell
    return [json.dumps(reply | {"printed": printed.getvalue()}).encode(), *arrays]


class _Printed(io.StringIO):
    """Text that keeps only its beginning."""

    def write(self, text):
        super().write(text[: max(0, MOST_PRINTED - self.tell())])
        return len(text)


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
    with warnings.catch_warnings(record=True) as caught:
        try:
            result = names[question["name"]](*args, **kwargs)
        except BaseException as error:
            return _raised(error, names) | {"warned": _told(caught)}, []
    reply, buffers = _encoded([result, args, kwargs], given, decoder.came)
    return reply | {"warned": _told(caught)}, buffers


def _told(caught):
    """Warnings, each once and not without end."""
    about = ((one.category.__name__, str(one.message)[:300], one.lineno) for one in caught)
    return list(dict.fromkeys(about))[:20]


def _encoded(value, known, before=None):
    encoder = wire.Encoder(known, before)
    try:
        return {"value": encoder.encode(value)}, encoder.buffers
    except wire.NotPlain as error:
        return _named(value, known, before, str(error))


def _named(value, known, before, told):
    """The same value, where it can be sent, with the kinds in the place of what does not cross."""
    encoder = wire.Naming(known, before)
    try:
        return {"not_plain": told, "value": encoder.encode(value)}, encoder.buffers
    except wire.NotPlain:
        return {"not_plain": told}, []


def _raised(error, names):
    # The first frame is this module's call.
    frames = list(traceback.walk_tb(error.__traceback__))[1:]
    own = [one for one in frames if one[0].f_globals is names] or frames
    return {
        "raised": type(error).__name__,
        "bases": [base.__name__ for base in type(error).__mro__],
        "message": str(error)[:2000],
        **(_where(*own[-1]) if own else {}),
    }


def _where(frame, line):
    """The line, and what kinds of things its names stand for."""
    source = linecache.getline(frame.f_code.co_filename, line).strip()[:300]
    known = {name: frame.f_locals[name] for name in _NAME.findall(source) if name in frame.f_locals}
    kinds = {name: type(thing).__name__ for name, thing in known.items()}
    return {"line": line, "function": frame.f_code.co_name, "source": source, "kinds": kinds}


stay()
