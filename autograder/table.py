"""The closing table of a grading run: learner by exercise."""

from rich import box
from rich.table import Table

from autograder.scores import GRADED


def score_table(title, most, scores):
    """Lay out the scores of a class.

    Parameters
    ----------
    title : str
    most : dict of str to float
        Points that each exercise is worth.
    scores : list of Score

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
        table.add_row(score.learner, *_points(score, most))
    return table


def _points(score, most):
    if score.state != GRADED:
        return [*[""] * len(most), score.state]
    return [f"{score.points.get(exercise, 0):g}" for exercise in most] + [f"{score.total:g}"]
