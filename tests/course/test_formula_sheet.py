"""The formula sheet: its numbers hold, it gives no solution away, and its printed page is fresh."""

import itertools
import re
import shutil

import numpy as np
import pypdfium2
import pytest
from sklearn.utils import gen_batches

from autograder.release.leaks import ReleaseRefused, refuse_leaks
from formula_sheet import PRINTED, SOURCE
from formula_sheet.page import HEIGHT, WIDTH, save
from formula_sheet.reading import Code, Formula, Paragraph, Quote, read
from support.places import ROOT

SOURCES = sorted((ROOT / "source").glob("*/*.ipynb"))
MARKDOWN = SOURCE.read_text(encoding="utf-8")
CARDS = [card for column in read(MARKDOWN).sections for card in column.sections]


def text_of(words):
    """Words as a line of text."""
    return " ".join("".join(piece.text for piece in word) for word in words)


RULES = {name: card for card in CARDS if (name := text_of(card.heading.words))[0].isdigit()}


def lines_of_code(card):
    """The line of numpy and its comment."""
    (block,) = (block for block in card.blocks if isinstance(block, Code))
    return block.lines


def result(card):
    """What the line of numpy computes."""
    names = {}
    exec(lines_of_code(card)[0], {"np": np}, names)
    (value,) = names.values()
    return np.atleast_1d(value)


def average(gradients, beta):
    """Exponentially weighted average, gradient after gradient."""
    mean = 0.0
    for gradient in gradients:
        mean = beta * mean + (1 - beta) * gradient
    return mean


def path_of_gradient_descent():
    """Steps down J = theta ** 2."""
    path = [3.0]
    for _ in range(3):
        path.append(path[-1] - 0.1 * 2 * path[-1])
    return path


def rates_with_decay_on_every_epoch():
    """The first epoch has 0.1; after epoch i the rule takes i."""
    return [0.1] + [0.1 / (1 + 1 * i) for i in range(4999)]


def velocity_with_friction():
    """200 updates under a gradient of 2."""
    v = 0.0
    for _ in range(200):
        v = 0.9 * v - 0.01 * 2
    return v


def steps_of_adagrad():
    """Four updates under a gradient of 7."""
    cache, steps = 0.0, []
    for _ in range(4):
        cache += 7**2
        steps.append(0.1 * 7 / np.sqrt(cache))
    return steps


def cycle_of_rmsprop():
    """The last of 400 updates on J = theta ** 2, in the phase of the sheet."""
    theta, cache, path = 3.0, 0.0, []
    for _ in range(400):
        cache = 0.9 * cache + 0.1 * (2 * theta) ** 2
        theta -= 0.2 * 2 * theta / (np.sqrt(cache) + 1e-7)
        path.append(theta)
    return np.sign(path[-4]) * np.array(path[-4:])


def epochs_until(share):
    """Count epochs until the decayer has left this share."""
    return next(n for n in itertools.count() if 1 / (1 + 0.01 * n) <= share + 1e-12)


def first_step_of_uncorrected_adam():
    """In units of the learning rate, under a gradient of -5."""
    return abs(average([-5], 0.9)) / np.sqrt(average([25], 0.999))


def slope(theta):
    """Of J = theta ** 2, by a central difference."""
    return ((theta + 1e-4) ** 2 - (theta - 1e-4) ** 2) / 2e-4


def decay_of_adamw():
    """What remains of 5 after 0, 100 and 1000 updates without a gradient."""
    path = [5.0]
    for _ in range(1000):
        path.append(path[-1] - 0.1 * 0.01 * path[-1])
    return [path[0], path[100], path[1000]]


ORACLES = {
    "1": path_of_gradient_descent,
    "2": lambda: [part.stop - part.start for part in gen_batches(148, 64)],
    "3": lambda: average([1, -1, 1], 0.9),
    "4": lambda: [average([1] * 10, beta) for beta in (0.9, 0.999)],
    "5": lambda: sum(rates_with_decay_on_every_epoch()),
    "6": lambda: [0.1 / (1 + epoch // 1000) for epoch in (0, 999, 1000)],
    "7": velocity_with_friction,
    "8": steps_of_adagrad,
    "9": cycle_of_rmsprop,
    "10": lambda: [epochs_until(0.5), epochs_until(0.1)],
    "11": first_step_of_uncorrected_adam,
    "12": lambda: [slope(3), slope(3 + 0.9 * -1)],
    "13": decay_of_adamw,
}


def test_every_rule_has_an_oracle():
    """No line of numpy goes unchecked."""
    assert [name.split()[0] for name in RULES] == list(ORACLES)


@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_complete(name):
    """A formula, the defaults, the trap and a line of numpy with its comment."""
    blocks = RULES[name].blocks
    assert isinstance(blocks[0], Formula)
    (defaults,) = (block for block in blocks if isinstance(block, Paragraph))
    (trap,) = (block for block in blocks if isinstance(block, Quote))
    assert text_of(defaults.words).startswith("Defaults.")
    assert text_of(trap.paragraphs[0].words).startswith("Trap.")
    assert len(lines_of_code(RULES[name])) == 2


@pytest.mark.parametrize("name", RULES)
def test_line_of_numpy(name):
    """It agrees with the rule, carried out step by step."""
    value = result(RULES[name])
    expected = np.atleast_1d(ORACLES[name.split()[0]]())
    assert value.shape == expected.shape
    np.testing.assert_allclose(value, expected, rtol=1e-5)


@pytest.mark.parametrize("name", RULES)
def test_numbers_in_the_comment(name):
    """They are the result, rounded to the digits shown."""
    shown, words = lines_of_code(RULES[name])[1].removeprefix("# ").split(": ", 1)
    numbers = shown.split(", ")
    assert len(numbers) == len(result(RULES[name])) and words
    for number, value in zip(numbers, result(RULES[name]), strict=True):
        digits = len(number.partition(".")[2])
        assert abs(float(number) - value) <= 0.5000001 * 10**-digits


def test_threshold_on_the_line_problem():
    """Two divided by the largest eigenvalue of the Hessian of the mean squared error."""
    inputs = np.column_stack([np.arange(9), np.ones(9)])
    largest = np.linalg.eigvalsh(2 / 9 * inputs.T @ inputs)[-1]
    assert f"({2 / largest:.5f} on the line problem)" in MARKDOWN


def test_other_numbers_in_the_text():
    """First step of RMSProp, budget without decay, length of steps without 1 - beta."""
    assert f"about\n> ${1 / np.sqrt(1 - 0.9):.1f} " in MARKDOWN
    assert f"without decay {0.1 * 5000:.0f}\n" in MARKDOWN
    assert round(1 / (1 - 0.9)) == 10 and "ten times at 0.9" in MARKDOWN


def test_no_line_of_a_solution(tmp_path):
    """Searched as a release is."""
    shutil.copy(SOURCE, tmp_path)
    refuse_leaks(tmp_path, SOURCES)


def test_a_line_of_a_solution_would_be_found(tmp_path):
    """However it is spaced, and within a longer line."""
    line = "lr = learning_rate0/(1 + decay_rate*epoch_num)"
    spoilt = MARKDOWN.replace("\nbudget = ", f"\n{line.replace('lr', 'learning_rate')}\nbudget = ")
    assert spoilt != MARKDOWN
    (tmp_path / SOURCE.name).write_text(spoilt, encoding="utf-8")
    with pytest.raises(ReleaseRefused, match="shows a line of a solution"):
        refuse_leaks(tmp_path, SOURCES)


def test_formulas_are_safe_on_a_git_host():
    """Markdown there takes away a backslash before punctuation, and reads }_ as emphasis.

    A dollar must not touch a letter, a digit or a hyphen on its outer side.
    """
    formulas = re.findall(r"\$\$(.+?)\$\$|\$(.+?)\$", MARKDOWN)
    assert len(formulas) > 60
    for latex in map("".join, formulas):
        assert not re.search(r"\\[^A-Za-z]|}_|[<*|]", latex), latex
    for before, after in re.findall(r"(.?)\${1,2}[^$]+\${1,2}(.?)", MARKDOWN):
        assert not re.search(r"[\w-]", before + after), before + after


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The page, built now."""
    path = tmp_path_factory.mktemp("sheet") / "sheet.pdf"
    save(read(MARKDOWN), path)
    return path


def letters(path):
    """All that can be read on the only page, without its spaces.

    And without the hats of v and s: they come before or after their letter, depending on the
    version of matplotlib.
    """
    with pypdfium2.PdfDocument(path) as document:
        assert len(document) == 1
        return re.sub(r"[\s\u0302]", "", document[0].get_textpage().get_text_range())


def test_printed_sheet_is_fresh(built):
    """Run make formula-sheet when the Markdown has changed."""
    assert letters(PRINTED) == letters(built)


def test_printed_sheet_is_one_page_of_a4():
    """To print as it is."""
    with pypdfium2.PdfDocument(PRINTED) as document:
        (page,) = document
        assert page.get_size() == pytest.approx((WIDTH, HEIGHT), abs=0.01)
        assert page.get_size() == pytest.approx((595.28, 841.89), abs=0.01)


def test_printed_sheet_is_reproducible(built, tmp_path):
    """The same bytes: no time, no chance."""
    save(read(MARKDOWN), tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == built.read_bytes()


def test_nothing_is_lost_in_print(built):
    """All headings and all code, in the order of the Markdown."""
    page, place = letters(built), 0
    for card in CARDS:
        code = [line for block in card.blocks if isinstance(block, Code) for line in block.lines]
        for line in [text_of(card.heading.words), *code]:
            place = page.index(re.sub(r"\s", "", line), place)


def test_formulas_stand_on_the_line(built):
    """Letters of a formula were up to a point higher than the words beside them."""
    with pypdfium2.PdfDocument(built) as document:
        page = document[0].get_textpage()
        start = page.get_text_range().index("X and Y share")
        feet = {letter: page.get_charbox(start + i)[1] for i, letter in enumerate("X and Y")}
    assert feet["X"] == pytest.approx(feet["n"], abs=0.1)
    assert feet["Y"] == pytest.approx(feet["n"], abs=0.1)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("> **Trap.** ", "> **Trap.** " + 60 * "more ", "First assignment.*points too long"),
        ("budget = ", "budget" + 30 * "_" + " = ", "too wide for its column.*budget____"),
        (
            "\nbudget",
            "\n```\n\n    budget",
            "line [0-9]+: the printed sheet has no form",
        ),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path, old, new, says):
    """And the message says what to do."""
    with pytest.raises(ValueError, match=says):
        save(read(MARKDOWN.replace(old, new)), tmp_path / "sheet.pdf")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("document", ["README.md", "docs/teaching.md"])
def test_sheet_is_linked(document):
    """In both forms."""
    text = (ROOT / document).read_text(encoding="utf-8")
    targets = [(ROOT / document).parent / link for link in re.findall(r"]\(([^)#]+)\)", text)]
    assert {SOURCE, PRINTED} <= {path.resolve() for path in targets}
