"""Grade a class: workers make the verdicts, and one writer, here, puts them into the gradebook."""

import errno
import shutil
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, wait
from pathlib import PurePath

from nbgrader.api import InvalidEntry
from sqlalchemy.exc import OperationalError

from autograder.findings import Note, printable
from autograder.grading.one_submission import Job, Result, reason, run
from autograder.grading.rows import forget, put_back, take_out
from autograder.intake.find import find, is_junk
from autograder.nbcourse.folders import folder, set_aside
from autograder.nbcourse.scores import FAILED, score
from autograder.nbcourse.stamps import digest, stamps, unread_time
from autograder.nbcourse.write_whole import write_whole
from autograder.report.submission import Report, by_exercise, write_report


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
            except Exception as error:
                gradebook.db.rollback()
                if _concerns_all(error):
                    raise
                yield _unwritten(result, error)
            gradebook.db.expunge_all()  # a class of any size must not stay in memory


def _concerns_all(error):
    """Whether the gradebook is locked or gone, for which nbgrader has a word too, or the disk."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
    return isinstance(error, OperationalError) or isinstance(error.__context__, OperationalError)


def _unwritten(result, error):
    """Report that what came out for a learner cannot be written; the class goes on."""
    why = reason(error)
    if isinstance(error, InvalidEntry):
        why = printable(f"the gradebook refuses the learner: {error.args[0]}")
    return Report(result.learner, FAILED, None, {}, why)


def _job(course, gradebook, assignment, learner, execution):
    """Return what a worker needs, or a Result if no worker can do anything."""
    names = [f"{one.name}.ipynb" for one in gradebook.find_assignment(assignment).notebooks]
    which = digest(folder(course, "submitted", assignment, learner))
    try:
        files, noticed = _files(course, assignment, learner, names)
    except Exception as error:  # whatever it is, it is this learner's trouble alone
        return Result(learner, reason(error), submission=which)
    rows = take_out(gradebook, assignment, learner)
    root = str(course.coursedir.root)
    return Job(root, assignment, learner, files, rows, execution, noticed, which)


def _files(course, assignment, learner, names):
    """The notebooks by name with the time of handing in, and what is odd about them."""
    place, release = (folder(course, *of) for of in _places(assignment, learner))
    found = {name: find(place, name, names, release / name) for name in names}
    files = {name: one.content for name, (one, _) in found.items()}
    noticed = set_aside_note(course, assignment, learner, [one.name for one, _ in found.values()])
    noticed += [note for _, notes in found.values() for note in notes]
    if (said := unread_time(place)) is not None:
        noticed.append(Note("graded without a time", f"timestamp.txt says {said!r}"))
    time = stamps(place).get("timestamp.txt")
    return files | ({"timestamp.txt": time} if time else {}), tuple(noticed)


def _places(assignment, learner):
    return ("submitted", assignment, learner), ("release", assignment, ".")


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
    why = "the grading process died, each time"
    died = Result(job.learner, why, submission=job.submission)
    return _result(crew.submit(run, job), job) or died


def _result(future, job):
    """What a worker gave, or None if it died."""
    try:
        return future.result()
    except BrokenExecutor:
        return None
    except Exception as error:
        return Result(job.learner, reason(error), submission=job.submission)


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
            if not files:  # what lies there is about other work
                shutil.rmtree(places[step], ignore_errors=True)
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
    mistakes = by_exercise(result.findings.mistakes)
    details = result.reason, result.findings.notes, mistakes, result.seconds, result.submission
    return Report(result.learner, found.state, found.total, found.points, *details)


def set_aside_note(course, assignment, learner, taken=()):
    """Say which files of a submission do not count, in a list of one note or none.

    Parameters
    ----------
    course : NbGraderAPI
    assignment, learner : str
    taken : list of str
        Those that count, though they are called or lie otherwise than they should.

    Returns
    -------
    list of Note
    """
    found = set_aside(course, assignment, learner)
    files = [one for one in found if not is_junk(PurePath(one)) and not _is_in(one, taken)]
    more = f" and {len(files) - 5} more" if len(files) > 5 else ""
    return [Note("set aside", f"{', '.join(files[:5])}{more}")] if files else []


def _is_in(name, taken):
    return any(one == name or one.startswith(f"{name}/") for one in taken)  # in a zip
