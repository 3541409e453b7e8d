"""Who waits for a verdict."""

from autograder.nbcourse.folders import folder, submitted
from autograder.nbcourse.scores import GRADED
from autograder.nbcourse.stamps import digest, stamps
from autograder.report.submission import read_reports


def pending(course, assignment):
    """List the learners who handed something in that has no verdict yet.

    Parameters
    ----------
    course : NbGraderAPI
    assignment : str

    Returns
    -------
    list of str
        Sorted.
    """
    with course.gradebook as gradebook:
        reports = {one.learner: one for one in read_reports(course, gradebook, assignment)}
    return [
        learner
        for learner in submitted(course, assignment)
        if learner not in reports or _waits(course, assignment, reports[learner])
    ]


def _waits(course, assignment, report):
    """Whether there is no verdict, or one on other work than what lies there now."""
    places = (folder(course, step, assignment, report.learner) for step in _STEPS)
    submission, graded = places
    if report.state != GRADED:
        return True
    if report.submission:
        return report.submission != digest(submission)
    new = stamps(submission)  # nbgrader's own commands know only what time it was
    return bool(new) and new != stamps(graded)


_STEPS = ("submitted", "autograded")
