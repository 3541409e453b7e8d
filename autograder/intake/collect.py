"""Collect from an exchange folder that every learner of a machine can write to."""

import os
import pwd
import stat
import tempfile
from datetime import datetime
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect

from autograder.intake.times import put_times_right
from autograder.scratch import prefix

MOST_FILES = 10_000
"""Files and folders of one submission."""
_CHUNK = 2**16


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
        with tempfile.TemporaryDirectory(prefix=prefix("collect")) as ours:
            try:
                most = 1000 * self.coursedir.max_file_size, 1000 * self.coursedir.max_dir_size
                copy_plain(src, Path(ours, "copy"), *most)
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


def copy_plain(source, destination, most_bytes, most_in_all):
    """Copy a folder whose owner may change it meanwhile: plain files, and nothing behind links.

    Parameters
    ----------
    source : str
    destination : Path
        Must not exist.
    most_bytes : int
        Larger files are left out, also those that grow while they are read.
    most_in_all : int
        Bytes of all files together.

    Raises
    ------
    RuntimeError
        If there is more than that, or more than `MOST_FILES` files and folders.
    """
    left, count = most_in_all, 0
    for path, folders, names, folder in os.fwalk(source):
        target = destination / os.path.relpath(path, source)
        target.mkdir()
        count += len(folders) + len(names)
        if count > MOST_FILES:
            raise RuntimeError(f"it holds more than {MOST_FILES} files")
        for name in names:
            left -= _copy_file(name, folder, target / name, most_bytes)
            if left < 0:
                raise RuntimeError(f"it holds more than {most_in_all} bytes")


def _check(folder):
    """What feedback is returned by must be there, or nobody would get any."""
    for name in ("timestamp.txt", "submission_secret.txt"):
        if not (folder / name).is_file():
            raise RuntimeError(f"without {name}, it does not come from nbgrader's submit")


def _copy_file(name, folder, target, most_bytes):
    """Copy a file, and return how many bytes it has; 0 if it is left out."""
    status = os.lstat(name, dir_fd=folder)
    if not stat.S_ISREG(status.st_mode) or status.st_size > most_bytes:
        return 0
    # It may have become a link since, or a pipe to wait for.
    opened = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)
    with open(opened, "rb") as source, target.open("wb") as copy:
        size = _copy_bytes(source, copy, most_bytes)
    if size > most_bytes:
        target.unlink()
        return 0
    return size


def _copy_bytes(source, copy, most_bytes):
    """Copy up to a limit, and write no zeros: holes, which need no place, stay holes."""
    size = 0
    while size <= most_bytes and (chunk := source.read(_CHUNK)):
        size += len(chunk)
        if chunk.count(0) < len(chunk):
            copy.seek(size - len(chunk))
            copy.write(chunk)
    copy.truncate(size)
    return size


def _account(number):
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"account {number}"
