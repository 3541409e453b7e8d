"""What the exchange lays beside a notebook: when it was handed in, and where feedback goes."""

import hashlib

from nbgrader.utils import parse_utc

STAMPS = "timestamp.txt", "submission_secret.txt"
_LONGEST = 1000
_MOST_BYTES = 500 * 2**20


def stamps(place):
    """Read what the exchange laid beside a notebook.

    Parameters
    ----------
    place : Path
        The folder.

    Returns
    -------
    dict of str to bytes
        The beginnings of those of `STAMPS` that are there, and of the time only one that is a time.
    """
    found = {}
    for path in (place / name for name in STAMPS):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                found[path.name] = file.read(_LONGEST)
    time = found.pop("timestamp.txt", None)
    return found | ({"timestamp.txt": as_time(time)} if as_time(time) else {})


def as_time(content):
    """Read a time as nbgrader does, and as editors save it.

    Parameters
    ----------
    content : bytes or None

    Returns
    -------
    bytes or None
        The time, without what editors put before it; None if it is none.
    """
    text = (content or b"").decode("utf-8-sig", errors="replace").strip()
    try:
        parse_utc(text)
    except (ValueError, OverflowError, TypeError):
        return None
    return text.encode() if text else None


def unread_time(place):
    """Tell what stands in the place of a time that cannot be read.

    Parameters
    ----------
    place : Path
        The folder.

    Returns
    -------
    str or None
        Its beginning, on one line; None where there is a time, or no file.
    """
    path = place / "timestamp.txt"
    if not path.is_file() or path.is_symlink() or "timestamp.txt" in stamps(place):
        return None
    with path.open("rb") as file:
        return " ".join(file.read(60).decode(errors="replace").split())


def digest(place):
    """Tell one state of a submission from another, whatever its time says.

    Parameters
    ----------
    place : Path
        The folder.

    Returns
    -------
    str
        Of its notebooks, zip files and stamps. Of what is larger than any honest work, only the
        names and sizes count.
    """
    endings = (".ipynb", ".zip")
    paths = [p for p in place.rglob("*") if p.name in STAMPS or p.suffix in endings]
    whole, left = hashlib.sha256(), _MOST_BYTES
    for path in sorted(p for p in paths if p.is_file() and not p.is_symlink()):
        size = path.stat().st_size
        whole.update(f"{path.relative_to(place)}\0{size}\0".encode(errors="surrogateescape"))
        left -= size
        if left >= 0:
            with path.open("rb") as file:
                whole.update(hashlib.file_digest(file, "sha256").digest())
    return whole.hexdigest()
