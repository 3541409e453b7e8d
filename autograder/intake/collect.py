"""Collect from an exchange folder that every learner of a machine can write to."""

import os
import pwd
import shutil
import stat
import tempfile
from datetime import datetime
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect

from autograder.intake.times import put_times_right


class CollectOwn(ExchangeCollect):
    """Take what learners have handed in themselves, and no file of somebody else.

    nbgrader only warns of a submission that belongs to another account than its name says, takes
    it if it is the newest, and follows links: with the rights of the teacher, to any file.
    """

    def init_src(self):
        """Find the newest submission of each learner."""
        super().init_src()
        self.src_records = [record for record in self.src_records if self._is_own(record)]

    def copy_files(self):
        """Copy the submissions, whatever stands in the place of the times of former ones."""
        put_times_right([self._destination(record) for record in self.src_records], self.log)
        super().copy_files()

    def do_copy(self, src, dest, log=None):
        """Copy a submission; one that cannot be copied must not keep us from the others."""
        with tempfile.TemporaryDirectory() as ours:
            try:
                copy_plain(src, Path(ours, "copy"), 1000 * self.coursedir.max_file_size)
                _check(Path(ours, "copy"))
                self._put_time_right(Path(ours, "copy"), os.path.basename(src))
                super().do_copy(Path(ours, "copy"), dest)
            except (OSError, RuntimeError) as error:
                self.log.error(f"{src} is not collected: {error}")

    def _put_time_right(self, copy, name):
        """Its folder's name says when it was handed in too."""
        put_times_right([copy], self.log)
        if not (copy / "timestamp.txt").is_file():
            (copy / "timestamp.txt").write_text(name.rsplit("+", 3)[2], encoding="utf-8")

    def _destination(self, record):
        places = self.coursedir
        name = record["username"], places.assignment_id
        return Path(places.format_path(places.submitted_directory, *name))

    def _path_to_record(self, path):
        try:
            return super()._path_to_record(path)
        except (ValueError, OverflowError):
            name = os.path.basename(path)
            return {"username": None, "filename": name, "timestamp": datetime.min}

    def _sort_by_timestamp(self, records):
        own = [record for record in records if self._is_own(record)]
        return super()._sort_by_timestamp(own or records)

    def _is_own(self, record):
        # The owner of a link itself: what it leads to may well be the learner's.
        status = os.lstat(os.path.join(self.inbound_path, record["filename"]))
        own = not self.check_owner or record["username"] == _account(status.st_uid)
        if not own:
            owner = _account(status.st_uid)
            self.log.warning(f"{record['filename']} is not collected: it belongs to {owner}")
        return own


def copy_plain(source, destination, most_bytes):
    """Copy a folder whose owner may change it meanwhile: plain files, and nothing behind links.

    Parameters
    ----------
    source : str
    destination : Path
        Must not exist.
    most_bytes : float
        Larger files are left out.
    """
    for path, _, names, folder in os.fwalk(source):
        target = destination / os.path.relpath(path, source)
        target.mkdir()
        for name in names:
            _copy_file(name, folder, target / name, most_bytes)


def _check(folder):
    """What feedback is returned by must be there, or nobody would get any."""
    for name in ("timestamp.txt", "submission_secret.txt"):
        if not (folder / name).is_file():
            raise RuntimeError(f"without {name}, it does not come from nbgrader's submit")


def _copy_file(name, folder, target, most_bytes):
    status = os.lstat(name, dir_fd=folder)
    if not stat.S_ISREG(status.st_mode) or status.st_size > most_bytes:
        return
    # It may have become a link since, or a pipe to wait for.
    opened = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    with open(opened, "rb") as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy)


def _account(number):
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"account {number}"
