"""Attacks that write: to the gradebook, to the course, to the work of others."""

import textwrap

from attacks import attack

_GRADES = """
    import sqlite3
    book = sqlite3.connect("../../../gradebook.db", timeout=1)
    mine = '''select grade.id from grade
        join submitted_notebook on grade.notebook_id = submitted_notebook.id
        join submitted_assignment on submitted_notebook.assignment_id = submitted_assignment.id
        where student_id = ?'''
"""
_LATER = """
import os, time
if os.fork() == 0:
    try:
        os.setsid()
        if os.fork() == 0:
            os.closerange(3, 200)
            @ACTION@
    finally:
        os._exit(0)
"""


def _at_once(submission, code, action):
    submission.new_cell(submission.code(code) + submission.code(action), after="ex-1")


def _later(submission, seconds, action):
    """Let a detached process, which has left its session, act after some seconds."""
    text = f"time.sleep({seconds})\n" + submission.code(action)
    body = _LATER.replace("@ACTION@", textwrap.indent(text, " " * 12).strip())
    submission.new_cell(body, after="ex-1")


@attack("gives itself manual points in gradebook.db", "writing")
def own_points(submission):
    _at_once(
        submission,
        _GRADES,
        """
        book.execute(f"update grade set manual_score = 100 where id in ({mine})", ["hostile"])
        book.commit()
        """,
    )


@attack("gives itself points in gradebook.db after its grading is over", "writing", wait=9)
def own_points_later(submission):
    action = submission.code(_GRADES) + submission.code("""
        book.execute(f"update grade set auto_score = 50 where id in ({mine})", ["hostile"])
        book.commit()
    """)
    _later(submission, 8, action)


@attack(
    "takes another learner's points away in gradebook.db", "writing", "another learner's points"
)
def points_of_another(submission):
    _at_once(
        submission,
        _GRADES,
        """
        book.execute(f"update grade set extra_credit = -9 where id in ({mine})", ["earlier"])
        book.commit()
        """,
    )


@attack("adds an invented learner to gradebook.db", "writing", "a row in the gradebook")
def invented_learner(submission):
    _at_once(
        submission,
        _GRADES,
        """
        book.execute("insert into student (id) values ('invented')")
        book.commit()
        """,
    )


@attack("deletes gradebook.db", "writing", "the class's points are gone")
def gradebook_deleted(submission):
    _at_once(submission, "import os", 'os.remove("../../../gradebook.db")')


@attack("locks gradebook.db from a detached process", "writing", "others cannot be graded")
def gradebook_locked(submission):
    action = submission.code(_GRADES) + submission.code("""
        book.execute("begin exclusive")
        time.sleep(90)
    """)
    _later(submission, 1, action)


@attack(
    "makes the solution in source/ wrong, as its own is",
    "writing",
    "score above 90, or a changed source",
)
def source_rewritten(submission):
    _at_once(
        submission,
        "",
        r"""
        path = "../../../source/optimization_methods/optimization_methods.ipynb"
        text = open(path, encoding="utf-8").read()
        right = r'''parameters[f\"W{l}\"] - learning_rate * grads'''
        other = r'''parameters[f\"b{l}\"] - learning_rate * grads'''
        for line in (right, other):
            text = text.replace(line, line.replace(" - ", " + "))
        open(path, "w", encoding="utf-8").write(text)
        """,
    )


@attack("writes into release/", "writing", "what others fetch is changed")
def release_rewritten(submission):
    _at_once(
        submission,
        "",
        """
        path = "../../../release/optimization_methods/optimization_methods.ipynb"
        open(path, "a").write(" ")
        open("../../../release/optimization_methods/hostile.py", "w").write("print('hostile')")
        """,
    )


@attack("empties the autograder's own checks on disk", "writing", "score above 90, or changed code")
def autograder_rewritten(submission):
    _at_once(
        submission,
        "",
        r"""
        worth = "\nCredit.points = lambda credit: float(sum(credit._worth.values()))\n"
        open("../../../teaching/credit.py", "a").write(worth)
        """,
    )


@attack("adds a line to nbgrader_config.py", "writing", "code runs in the next grading")
def configuration_rewritten(submission):
    _at_once(
        submission,
        "",
        r"""
        with open("../../../nbgrader_config.py", "a") as file:
            file.write("\nopen('/tmp/@MARK@', 'w').close()\nc.Execute.timeout = 1\n")
        """,
    )


@attack("spoils the work that the neighbour handed in", "writing", "another learner's points")
def neighbours_work_spoiled(submission):
    _at_once(
        submission,
        "",
        """
        import glob
        for path in glob.glob("../../../submitted/*/*/*.ipynb"):
            if "/hostile/" not in path:
                text = open(path).read().replace(" - learning_rate", " + learning_rate")
                open(path, "w").write(text)
        """,
    )


@attack("spoils the graded notebook of another learner", "writing", "a changed graded notebook")
def graded_work_spoiled(submission):
    _at_once(
        submission,
        "",
        """
        import glob
        for path in glob.glob("../../earlier/*/*.ipynb"):
            open(path, "a").write(" ")
        """,
    )


@attack(
    "leaves the sandbox's way by absolute paths and marks what it can write",
    "writing",
    "a file appears outside",
)
def marks_everywhere(submission):
    _at_once(
        submission,
        "",
        """
        import os
        root = os.path.abspath("../../..")
        places = ["/tmp", "/var/tmp", "/dev/shm", "/run", root, root + "/source", "~"]
        for place in map(os.path.expanduser, places):
            try:
                open(place + "/@MARK@", "w").close()
            except OSError:
                pass
        """,
    )


@attack(
    "writes a marker three seconds later from a detached process",
    "writing",
    "a process outlives the grading",
    wait=5,
)
def detached_process(submission):
    action = submission.code("""
        for path in ("/tmp/@MARK@", "../../../@MARK@"):
            try:
                open(path, "w").close()
            except OSError:
                pass
        time.sleep(60)
    """)
    _later(submission, 3, action)
