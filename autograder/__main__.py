"""The teacher's commands: ``python -m autograder --help``."""

import argparse
import os
import sys

from teaching.requirements import require_all


def main(arguments=None):
    """Run a command; return the exit code."""
    chosen = _parser().parse_args(arguments)
    require_all()
    from autograder.grading.workers import prepare

    if chosen.command == "grade" and not chosen.scheduler:
        prepare()
    # It takes seconds to import: help does without, and the workers get ready meanwhile.
    from autograder.command.run import run

    return run(chosen)


def _parser():
    parser = argparse.ArgumentParser("python -m autograder", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    one = commands.add_parser("grade", help="grade what has been handed in, and print a table")
    one.add_argument("assignment", help="such as optimization_methods")
    one.add_argument("--student", help="only this learner")
    one.add_argument("--regrade", action="store_true", help="also those who are graded already")
    one.add_argument(
        "--workers", type=_count, default=os.cpu_count(), help="processes (default: the cores)"
    )
    one.add_argument("--scheduler", metavar="ADDRESS", help="use the workers of a Dask cluster")
    one.add_argument("--json", action="store_true", help="print what came out as JSON")
    one.add_argument("--run-ungraded", action="store_true", help="also run what gives no points")
    one.add_argument("--no-sandbox", action="store_true", help="let learners' code do anything")
    one.set_defaults(command="grade")
    two = commands.add_parser("report", help="write a page on a class that has been graded")
    two.add_argument("assignment", help="the page is reports/ASSIGNMENT.html")
    two.add_argument(
        "--csv",
        action="store_true",
        help="also write reports/ASSIGNMENT.csv, a row for each learner and exercise",
    )
    two.set_defaults(command="report")
    three = commands.add_parser(
        "check", help="check the notebooks in git, and that release/ is fresh"
    )
    three.set_defaults(command="check")
    return parser


def _count(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one")
    return number


if __name__ == "__main__":
    sys.exit(main())
