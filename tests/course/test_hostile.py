"""Work that sets out to fool the grader gains nothing and harms nobody.

These are one or two of each kind; ``python -m attacks.harness ours`` tries the whole bank.
"""

import pytest

from attacks import attacks
from attacks.harness import grade_by_ours, make_our_course, try_attack

NAMES = [
    "displayhook",
    "forged_result_message",
    "input_transformer",
    "pre_run_cell_hook",
    "skip_execution_tag",
    "ungraded_tag",
    "test_cell_twice",
    "numpy_testing_patched",
    "isclose_patched",
    "builtins_patched",
    "public_tests_in_sys_modules",
    "dict_equal_to_everything",
    "lying_class",
    "hostile_reduce",
    "huge_array",
    "replay",
    "imports_the_reference",
    "reads_the_source",
    "walks_the_stack",
    "prints_proc_environ",
    "kernel_launcher",
    "numpy_beside_the_notebook",
    "customize_beside_the_notebook",
    "notebook_is_a_link",
    "symbolic_links",
    "endless_link",
    "ipython_startup",
    "own_points",
    "source_rewritten",
    "neighbours_work_spoiled",
    "detached_process",
    "os_exit",
    "segfault",
    "terminates_the_parent",
    "fork_bomb",
    "memory_bomb",
    "disk_filled",
    "endless_lines",
    "endless_line",
    "catches_the_time_limit",
    "endless_power",
    "slow_drip",
    "network",
    "second_line",
    "claims_a_terabyte",
]


SEEN = {
    "skip_execution_tag": "tags that steer execution, dropped: ex-1-tests",
    "ungraded_tag": "tags that steer execution, dropped: ex-1-tests",
    "test_cell_twice": "cells that are not the release's, taken as plain ones: ex-1-tests",
    "hostile_reduce": "cannot be graded",
    "kernel_launcher": "set aside: ipykernel_launcher.py",
    "numpy_beside_the_notebook": "set aside: numpy.py",
    "customize_beside_the_notebook": "set aside: hostile.pth, sitecustomize.py",
    "notebook_is_a_link": "is a symbolic link",
    "os_exit": "the kernel ended in this call",
    "segfault": "the kernel ended in this call",
    "endless_lines": "output over the limit, stopped",
    "endless_line": "output over the limit, stopped",
    "endless_power": "call stopped, TimeUp",
    "slow_drip": "call stopped",
}
"""What the teacher is told of those that can be told from honest work."""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course with short limits, in which an earlier learner has been graded."""
    made = make_our_course(tmp_path_factory.mktemp("hostile") / "course")
    with (made / "nbgrader_config.py").open("a", encoding="utf-8") as config:
        config.write("\nc.Limits.submission = 25\n")
    return made


def test_the_bank_is_large():
    """Many more than are tried here."""
    assert len(attacks()) >= 100 and set(NAMES) <= {attack.name for attack in attacks()}


@pytest.mark.attacks
@pytest.mark.filterwarnings("ignore")  # nbgrader's own calls of SQLAlchemy, in the harness
@pytest.mark.parametrize("name", NAMES)
def test_attack(name, course):
    """No points beyond what the work is worth, and no harm to anybody."""
    outcome = try_attack(name, course, grade_by_ours)
    assert not outcome.gained, outcome
    assert not outcome.harmed, outcome
    assert SEEN.get(name, "") in outcome.seen, outcome
