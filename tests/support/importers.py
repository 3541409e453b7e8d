"""What Canvas and Moodle do with a file of grades, as their sources have it.

Canvas: ``lib/gradebook_importer.rb``. Moodle: ``grade/import/csv/classes/load_data.php``.
"""

import csv
import re


def rows_of(path):
    """The rows of a file, which is plain UTF-8 and in which all are equally long."""
    text = path.read_bytes().decode("utf-8")
    rows = list(csv.reader(text.splitlines(), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    return rows


def canvas_import(path, users):
    """Import into a course of Canvas.

    `users` are dicts with "number", "login" and "name". Returned are the points of each assignment,
    and the grades by login and assignment; None is no grade.
    """
    head, *rows = rows_of(path)
    assert "Student" in head[0] and "ID" in head[1] and len(head) > 3
    assert "SIS User ID" in head[2] and "SIS Login ID" in head[3] and "Section" in head[4]
    worth, grades = {}, {}
    for row in rows:
        cells = dict(zip(head[5:], row[5:], strict=True))
        if "Points Possible" in row[0]:
            worth = {name: float(cell) for name, cell in cells.items()}
            continue
        login = canvas_user(row, users)["login"]
        for name, cell in cells.items():
            grades[login, name] = float(cell) if cell.strip() else None
    return worth, grades


def canvas_user(row, users):
    """Whom Canvas takes a row for: by its number, else by the login, else by the name."""
    number = int(re.match(r"\d*", row[1])[0] or 0)  # Ruby's to_i: "12b" is 12
    tests = (
        lambda user: row[1] and user["number"] == number,
        lambda user: row[3] and user["login"] == row[3],
        lambda user: user["name"] == row[0],
    )
    return next(user for test in tests for user in users if test(user))


def moodle_import(path, users, column, field, old=False):
    """Import into new grade items of Moodle, with the learners mapped from a column to a field.

    `users` are dicts with "username", "idnumber" and "email". Returned are grades by username and
    item; None is no grade. `old` versions store an empty cell of a new item as 0.
    """
    head, *rows = rows_of(path)
    assert len(set(head)) == len(head)
    user, grades = None, {}
    for row in rows:
        cells = dict(zip(head, row, strict=True))
        if cells[column]:  # an empty one leaves the user of the row before
            user = next(one for one in users if one[field] == cells[column])["username"]
        for name in items(head):
            grades[user, name] = moodle_grade(cells[name].strip(), old)
    return grades


def items(head):
    """The heads of the columns that hold grades: those with a feedback column."""
    return [name for name in head if f"{name} feedback" in head]


def moodle_grade(cell, old):
    """What Moodle stores of a cell."""
    if cell == "" and old:
        return 0.0
    return None if cell in ("", "-") else float(cell)
