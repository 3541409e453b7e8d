"""Grade a class: workers make the verdicts, and one writer, here, puts them into the gradebook."""

import shutil
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, wait

from nbgrader.api import InvalidEntry
from sqlalchemy.exc import OperationalError

from autograder.findings import Note
from autograder.grading.one_submission import Job, Result, run
from autograder.grading.rows import forget, put_back, take_out
from autograder.intake.refuse import SubmissionRefused, check_notebook
from autograder.nbcourse.folders import folder, set_aside, stamps
from autograder.nbcourse.scores import FAILED, score
from autograder.report.submission import Report, by_exercise, write_report, write_whole


def grade(course, assignment, learners, crew, execution):
    """Grade some learners and write their feedback pages.

    Parameters
    ----------
    course : NbGraderAPI
    assignment : str
    learners : list of str
    crew : autograder.grading.workers.LocalCrew or autograder.grading.workers.DaskCrew
    execution : autograder.grading.one_submission.Execution

    Yields
    ------
    Report
        In the order in which they are done. By then all is written.
    """
    with course.gradebook as gradebook:
        jobs = (_job(course, gradebook, assignment, name, execution) for name in learners)
        for result in _results(jobs, crew):
            try:
                yield _write(course, gradebook, assignment, result)
            except InvalidEntry as error:
                gradebook.db.rollback()
                if isinstance(error.__context__, OperationalError):
                    raise  # nbgrader's word for a gradebook that is locked or gone
                why = f"the gradebook refuses the learner: {error.args[0]}"
                yield Report(result.learner, FAILED, None, {}, why)
            gradebook.db.expunge_all()  # a class of any size must not stay in memory


def _job(course, gradebook, assignment, learner, execution):
    """Return what a worker needs, or a Result if no worker can do anything."""
    place = folder(course, "submitted", assignment, learner)
    names = [
        f"{notebook.name}.ipynb" for notebook in gradebook.find_assignment(assignment).notebooks
    ]
    try:
        for name in names:
            check_notebook(place / name)
        files = {name: (place / name).read_bytes() for name in names}
        when = {name: text for name, text in stamps(place).items() if name == "timestamp.txt"}
    except (SubmissionRefused, OSError) as error:
        return Result(learner, str(error))
    rows = take_out(gradebook, assignment, learner)
    return Job(str(course.coursedir.root), assignment, learner, files | when, rows, execution)


def _results(jobs, crew):
    """Hand out jobs, a few more than there are workers, and collect what they give.

    A worker calls `autograder.grading.one_submission.run`: there the trail goes on.

    If a worker dies, all that was under way is lost, and any of it may be the cause. So each is
    tried again alone, and what dies alone is at fault.
    """
    running, suspects, exhausted = {}, [], False
    while running or suspects or not exhausted:
        while not suspects and not exhausted and len(running) < 2 * crew.workers:
            job = next(jobs, None)
            exhausted = job is None
            if isinstance(job, Result):
                yield job
            elif job:
                running[crew.submit(run, job)] = job
        for done in wait(running, return_when=FIRST_COMPLETED).done if running else ():
            job = running.pop(done)
            result = _result(done, job)
            if result:
                yield result
            else:
                suspects.append(job)
        if suspects and not running:
            yield _result_alone(suspects.pop(0), crew)


def _result_alone(job, crew):
    died = Result(job.learner, "the grading process died, each time")
    return _result(crew.submit(run, job), job) or died


def _result(future, job):
    """What a worker gave, or None if it died."""
    try:
        return future.result()
    except BrokenExecutor:
        return None
    except Exception as error:
        return Result(job.learner, f"{type(error).__name__}: {error}")


def _write(course, gradebook, assignment, result):
    """Write the files first and the gradebook last: what it lacks is graded again after a kill."""
    written = vars(result.written)
    places = {step: folder(course, step, assignment, result.learner) for step in written}
    if result.reason:
        for place in places.values():
            shutil.rmtree(place, ignore_errors=True)
        forget(gradebook, assignment, result.learner)
    else:
        for step, files in written.items():
            for name, content in files.items():
                write_whole(places[step] / name, content)
        _stamp(folder(course, "submitted", assignment, result.learner), places.values())
        put_back(gradebook, assignment, result.learner, result.verdict)
    report = _report(course, gradebook, assignment, result)
    write_report(course, assignment, report)
    gradebook.db.commit()
    return report


def _stamp(submitted, places):
    """Say beside what was made which submission it was made of, as nbgrader does."""
    for place in places:
        for name, content in stamps(submitted).items():
            write_whole(place / name, content)


def _report(course, gradebook, assignment, result):
    found = score(gradebook, assignment, result.learner)
    notes = set_aside_note(course, assignment, result.learner) + result.findings.notes
    details = result.reason, notes, by_exercise(result.findings.mistakes), result.seconds
    return Report(result.learner, found.state, found.total, found.points, *details)


def set_aside_note(course, assignment, learner):
    """Say which files of a submission do not count, in a list of one note or none."""
    files = set_aside(course, assignment, learner)
    more = f" and {len(files) - 5} more" if len(files) > 5 else ""
    return [Note("set aside", f"{', '.join(files[:5])}{more}")] if files else []
