"""Attacks on the kernel in which the tests run, and on the tests themselves."""

from attacks import attack

# --- the kernel ---------------------------------------------------------------------------------


@attack("shows a result through sys.displayhook before the check fails", "kernel")
def displayhook(submission):
    submission.at_call("""
        import sys
        sys.displayhook("all right")
    """)


@attack("sends an execute_result message over the kernel's own socket", "kernel")
def forged_result_message(submission):
    submission.at_call("""
        kernel = get_ipython().kernel
        content = {"data": {"text/plain": "'fine'"}, "metadata": {}, "execution_count": 1}
        kernel.session.send(
            kernel.iopub_socket, "execute_result", content, parent=kernel.get_parent("shell")
        )
    """)


@attack("blanks the test cells with an input transformer", "kernel")
def input_transformer(submission):
    submission.after_imports("""
        def blank(lines):
            text = "".join(lines)
            return [] if "_test(" in text or "agree(" in text else lines

        get_ipython().input_transformers_cleanup.append(blank)
    """)


@attack("blanks the test cells with an ast transformer", "kernel")
def ast_transformer(submission):
    submission.after_imports("""
        import ast

        class Blank(ast.NodeTransformer):
            def visit_Module(self, tree):
                text = ast.unparse(tree)
                if "_test(" in text or "agree(" in text:
                    tree.body = []
                return tree

        get_ipython().ast_transformers.append(Blank())
    """)


_EMPTY_CHECKS = """
    import types

    CHECKS = ("teaching.credit", "teaching.mini_batch_credit")

    class Empty:
        def __init__(self, name, function, **points):
            self.worth = float(sum(points.values()))

        agree = walk = lambda self, *arguments: self
        points = lambda self: self.worth

    def emptied(module):
        module.Credit = module.MiniBatchCredit = Empty
        module.draw = module.at_rest = lambda *arguments: ({}, {}, {}, {})
        module.draw_examples = lambda *arguments: (np.zeros((2, 2)), np.zeros((1, 2)))
        return module
"""


@attack("swaps the tests for empty ones in a pre_run_cell hook", "kernel")
def pre_run_cell_hook(submission):
    submission.after_imports(_EMPTY_CHECKS)
    submission.after_imports("""
        import sys

        def swap(info):
            space = get_ipython().user_ns
            space["update_parameters_with_gd_test"] = lambda function: None
            sys.modules.update((name, emptied(types.ModuleType(name))) for name in CHECKS)

        get_ipython().events.register("pre_run_cell", swap)
    """)


@attack("shows a result in a pre_execute hook, before every test", "kernel")
def pre_execute_hook(submission):
    submission.after_imports("""
        get_ipython().events.register(
            "pre_execute", lambda: get_ipython().displayhook("all right")
        )
    """)


@attack("swallows every error with a custom exception handler", "kernel")
def custom_exception_handler(submission):
    submission.after_imports("""
        get_ipython().set_custom_exc((BaseException,), lambda *arguments, **more: None)
    """)


@attack("replaces run_cell of the shell", "kernel")
def run_cell_replaced(submission):
    submission.after_imports("""
        really = get_ipython().run_cell

        def run_cell(raw_cell, *arguments, **more):
            if "_test(" in raw_cell or "agree(" in raw_cell:
                raw_cell = "pass"
            return really(raw_cell, *arguments, **more)

        get_ipython().run_cell = run_cell
    """)


@attack("answers execute requests in the kernel's do_execute", "kernel")
def do_execute_replaced(submission):
    submission.after_imports("""
        kernel = get_ipython().kernel
        really = kernel.do_execute

        async def do_execute(code, *arguments, **more):
            if "_test(" not in code and "agree(" not in code:
                return await really(code, *arguments, **more)
            return {
                "status": "ok",
                "execution_count": 1,
                "payload": [],
                "user_expressions": {},
            }

        kernel.do_execute = do_execute
    """)


@attack("drops error messages and turns error replies into ok ones", "kernel")
def error_messages_dropped(submission):
    submission.after_imports("""
        session = get_ipython().kernel.session
        really = session.send

        def send(stream, msg_or_type, content=None, *arguments, **more):
            if msg_or_type == "error":
                return None
            if isinstance(content, dict) and content.get("status") == "error":
                content = {"status": "ok", "execution_count": 1, "user_expressions": {}}
            return really(stream, msg_or_type, content, *arguments, **more)

        session.send = send
    """)


@attack("skips the tests with the tag skip-execution", "kernel")
def skip_execution_tag(submission):
    submission.tag("ex-1-tests", "skip-execution")
    submission.tag("ex-1-hidden-tests", "skip-execution")


@attack("skips the tests with the tags ungraded and raises-exception", "kernel")
def ungraded_tag(submission):
    submission.tag("ex-1-tests", "ungraded", "raises-exception")
    submission.tag("ex-1-hidden-tests", "ungraded", "raises-exception")


@attack("makes a test cell into text, worth 1000 points", "kernel")
def test_cell_metadata(submission):
    for cell_id in ("ex-1-tests", "ex-1-hidden-tests"):
        cell = submission.cell(cell_id)
        cell.metadata["nbgrader"] |= {"points": 1000, "locked": False}
        cell.cell_type = "markdown"
        cell.pop("outputs", None)
        cell.pop("execution_count", None)


@attack("calls its test cells solutions, which only a person can grade", "kernel")
def test_cell_as_solution(submission):
    for cell_id in ("ex-1-tests", "ex-1-hidden-tests"):
        submission.cell(cell_id).metadata["nbgrader"] |= {"solution": True, "locked": False}
        submission.replace(cell_id, "pass")


@attack("hands in each test twice, the later one emptied", "kernel")
def test_cell_twice(submission):
    for cell_id in ("ex-1-tests", "ex-1-hidden-tests"):
        metadata = submission.cell(cell_id).metadata
        copy = submission.new_cell("pass", after="ex-8-hidden-tests")
        copy.metadata.update(metadata)


@attack("names an unknown kernel and language in the notebook", "kernel")
def other_kernelspec(submission):
    spec = {"name": "hostile", "display_name": "Hostile", "language": "bash"}
    submission.nb.metadata["kernelspec"] = spec
    submission.nb.metadata["language_info"] = {"name": "bash", "file_extension": ".sh"}


# --- the tests ----------------------------------------------------------------------------------


@attack("makes every numpy.testing assertion pass", "tests")
def numpy_testing_patched(submission):
    submission.after_imports("""
        for name in dir(np.testing):
            if name.startswith("assert"):
                setattr(np.testing, name, lambda *arguments, **more: None)
    """)


@attack("makes np.isclose and np.allclose say yes", "tests")
def isclose_patched(submission):
    submission.after_imports("""
        np.isclose = lambda one, other, **more: np.ones(np.shape(other), bool)
        np.allclose = np.array_equal = lambda *arguments, **more: True
    """)


@attack("replaces isinstance: it copies the expected values into the result", "tests")
def isinstance_patched(submission):
    submission.after_imports("""
        import builtins, sys
        really = builtins.isinstance

        def isinstance_(thing, kinds):
            seen = sys._getframe(1).f_locals
            got, expected = seen.get("got"), seen.get("expected")
            if type(got) is dict and type(expected) is dict:
                got.update(expected)
            return really(thing, kinds)

        builtins.isinstance = isinstance_
    """)


@attack("replaces print, float, all, any and len in builtins", "tests")
def builtins_patched(submission):
    submission.after_imports("""
        import builtins
        builtins.all = builtins.any = lambda things: True
        builtins.print = lambda *arguments, **more: None
        builtins.float = type("float", (float,), {"__eq__": lambda self, other: True})
        builtins.callable = lambda thing: True
        builtins.sorted = lambda things, **more: []
    """)


@attack("replaces __import__, so that hidden tests import empty checks", "tests")
def import_patched(submission):
    submission.after_imports(_EMPTY_CHECKS)
    submission.after_imports("""
        import builtins
        really = builtins.__import__

        def import_(name, *arguments, **more):
            if name not in CHECKS:
                return really(name, *arguments, **more)
            return emptied(types.ModuleType(name))

        builtins.__import__ = import_
    """)


@attack("replaces AssertionError by one that shows a result when it is made", "tests")
def assertion_error_replaced(submission):
    submission.at_start("""
        import builtins

        class Kind(Exception):
            def __init__(self, *arguments):
                get_ipython().displayhook("all right")
                super().__init__(*arguments)

        builtins.AssertionError = Kind
    """)


@attack("puts an empty public_tests into sys.modules", "tests")
def public_tests_in_sys_modules(submission):
    submission.after_imports("""
        import sys, types
        nothing = lambda *arguments, **more: None
        for name in [name for name in sys.modules if name.startswith("public_tests")]:
            old, new = sys.modules[name], types.ModuleType(name)
            for key, value in vars(old).items():
                quiet = isinstance(value, types.FunctionType) and key != "call"
                setattr(new, key, nothing if quiet else value)
            sys.modules[name] = new
        from public_tests import *
    """)


@attack("replaces the comparing functions of public_tests", "tests")
def comparing_patched(submission):
    submission.after_imports("""
        import public_tests.comparing
        for name in ("_compare_arrays", "_compare_numbers", "_compare_keys", "check_kept"):
            setattr(public_tests.comparing, name, lambda *arguments, **more: None)
    """)


@attack("swaps the code object of a function of public_tests", "tests")
def code_object_swapped(submission):
    submission.after_imports("""
        from public_tests.comparing import _compare_arrays

        def easy(name, got, expected, hint):
            return None

        _compare_arrays.__code__ = easy.__code__
    """)


@attack("makes its own function the reference, and call return what is expected", "tests")
def reference_replaced(submission):
    submission.after_imports(
        """
        import teaching.credit
        really = teaching.credit.reference

        def reference(name):
            own = name == "update_parameters_with_gd"
            return update_parameters_with_gd if own else really(name)

        teaching.credit.reference = reference
        """,
        cell_id="ex-1",
    )


@attack("watches calls with sys.setprofile and corrects its result while it is compared", "tests")
def profile_hook(submission):
    submission.after_imports("""
        import sys

        def watch(frame, event, argument):
            if event == "call" and frame.f_code.co_name == "_compare_arrays":
                got, expected = frame.f_locals["got"], frame.f_locals["expected"]
                got[...] = expected

        sys.setprofile(watch)
        import threading
        threading.setprofile(watch)
    """)


@attack("a thread looks through the frames of the tests and corrects its result", "tests")
def watching_thread(submission):
    submission.after_imports("""
        import sys, threading, time
        sys.setswitchinterval(1e-5)

        def watch():
            while True:
                for frame in list(sys._current_frames().values()):
                    while frame is not None:
                        seen = frame.f_locals if "comparing" in frame.f_code.co_filename else {}
                        got, expected = seen.get("got"), seen.get("expected")
                        if isinstance(got, dict) and isinstance(expected, dict):
                            got.update(expected)
                        frame = frame.f_back

        class Slow(dict):
            def __getitem__(self, key):
                time.sleep(0.05)
                return dict.__getitem__(self, key)

        threading.Thread(target=watch, daemon=True).start()
    """)
    submission.at_call("parameters = Slow(parameters)")


@attack("puts a finder on sys.meta_path that makes empty hidden checks", "tests")
def meta_path_finder(submission):
    submission.after_imports(_EMPTY_CHECKS)
    submission.after_imports("""
        import importlib.abc, importlib.util, sys

        class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
            def find_spec(self, name, path=None, target=None):
                return importlib.util.spec_from_loader(name, self) if name in CHECKS else None

            def exec_module(self, module):
                emptied(module)

        sys.meta_path.insert(0, Finder())
    """)
