"""What the teacher sees while a class is graded, and at the end."""

from rich import box
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from autograder.nbcourse.scores import GRADED


class _Rate(ProgressColumn):
    """Submissions a minute."""

    def render(self, task):
        speed = task.finished_speed or task.speed
        return Text(f"{60 * speed:.1f} a minute" if speed else "")


def watched(reports, title, total, console):
    """Pass reports on, with a line for each and a progress bar below.

    Parameters
    ----------
    reports : iterable of autograder.report.submission.Report
    title : str
    total : int
        How many there will be.
    console : rich.console.Console

    Yields
    ------
    autograder.report.submission.Report
    """
    columns = TextColumn("grading {task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, _Rate(), TimeRemainingColumn(), console=console) as progress:
        task = progress.add_task(title, total=total)
        for report in reports:
            told = f"{report.total:g} points" if report.state == GRADED else report.state
            _print(console, f"  {report.learner}: {told}")
            progress.advance(task)
            yield report


def show_closing(console, title, most, everyone, fresh, sandbox):
    """Print the table of the class, where its files are, and what the teacher should know.

    Parameters
    ----------
    console : rich.console.Console
    title : str
        Name of the assignment.
    most : dict of str to float
        Points that each exercise is worth.
    everyone, fresh : list of autograder.report.submission.Report
        On the whole class, and on those who were graded just now.
    sandbox : bool
        Whether there was one.
    """
    console.print(score_table(title, most, everyone))
    _print(console, "Grades:   grades.csv")
    _print(console, f"Feedback: feedback/<learner>/{title}/")
    for report in sorted(fresh, key=lambda report: report.learner):
        for note in report.notes:
            _print(console, f"noticed: {report.learner}: {note}")
    for report in sorted(fresh, key=lambda report: report.learner):
        if report.reason:
            _print(console, f"failed: {report.learner}: {report.reason}")
    if not sandbox:
        _print(console, "Graded WITHOUT a sandbox: learners' code could do what you can.")


def _print(console, text):
    console.print(text, markup=False, highlight=False, soft_wrap=True)


def score_table(title, most, scores):
    """Lay out the scores of a class.

    Parameters
    ----------
    title : str
    most : dict of str to float
        Points that each exercise is worth.
    scores : list of autograder.nbcourse.scores.Score or autograder.report.submission.Report

    Returns
    -------
    rich.table.Table
    """
    table = Table(title=title, box=box.SIMPLE_HEAD, show_footer=True, pad_edge=False)
    table.add_column("learner \\ exercise", footer="out of", no_wrap=True)
    for exercise, points in most.items():
        table.add_column(
            exercise.removeprefix("ex-"), footer=f"{points:g}", justify="right", no_wrap=True
        )
    table.add_column("total", footer=f"{sum(most.values()):g}", justify="right", no_wrap=True)
    for score in scores:
        table.add_row(Text(score.learner), *_points(score, most))
    return table


def _points(score, most):
    if score.state != GRADED:
        return [*[""] * len(most), score.state]
    return [f"{score.points.get(exercise, 0):g}" for exercise in most] + [f"{score.total:g}"]
