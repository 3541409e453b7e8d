"""The optimizer race: paths, picture, and what is saved."""

import base64
import io
import re
import warnings

import numpy as np
import pytest
from matplotlib.figure import Figure
from PIL import Image

from labs import landscapes, race

VALLEY = landscapes.VALLEY


@pytest.fixture(scope="module")
def races():
    """All landscapes, short runs."""
    return race.race(steps=20)


def test_gradient_descent_runs_as_its_closed_form():
    """On a bowl each coordinate shrinks by its own factor."""
    walk = race.runner(VALLEY, "gradient descent", 0.05, steps=12)
    factors = 1 - 0.05 * np.array([1.0, 20.0])
    expected = VALLEY.start * factors ** np.arange(13)[:, None]
    np.testing.assert_allclose(walk.path, expected, atol=1e-12)
    np.testing.assert_allclose(walk.above, expected**2 @ (0.5, 10.0), atol=1e-12)


@pytest.mark.parametrize("name", race.METHODS)
def test_tuned_is_best_of_its_rates_on_the_map(name):
    """No other rate that stays on the map has a lower curve."""
    low, high = np.transpose(VALLEY.window)

    def area(walk):
        return np.log(np.clip(walk.above, 1e-9 * walk.above[0], None)).mean()

    best = race.tuned(VALLEY, name)
    assert ((low <= best.path) & (best.path <= high)).all()
    for rate in race.RATES:
        other = race.runner(VALLEY, name, rate)
        if ((low <= other.path) & (other.path <= high)).all():
            assert area(best) <= area(other)


def test_all_start_at_the_same_place():
    """A race with a head start is none."""
    for ground in landscapes.ALL:
        starts = {tuple(one.path[0]) for one in race.field(ground, steps=3)}
        assert starts == {tuple(ground.start)}


def test_shared_rate_is_that_of_gradient_descent():
    """The unfair race."""
    rates = {one.learning_rate for one in race.field(VALLEY, race.SHARED)}
    assert rates == {race.tuned(VALLEY, "gradient descent").learning_rate}


@pytest.mark.parametrize("ground", [ground.name for ground in landscapes.ALL])
@pytest.mark.parametrize("rates", [race.OWN, race.SHARED])
def test_every_frame_is_drawn_and_told(races, ground, rates):
    """Each step of each race: a picture, and words that name place, step and order."""
    pictures = set()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", DeprecationWarning)  # of old libraries among themselves
        for step in range(21):
            image, alt = races.draw(ground=ground, rates=rates, step=step)
            pictures.add(image)
            assert f"Race: {ground}, step {step} of 20." in alt
            assert all(name in alt for name in race.METHODS)
    assert len(pictures) > 15


def test_words_give_the_order(races):
    """Best first, by the costs of the runners themselves."""
    _, alt = races.draw(ground=VALLEY.name, step=20)
    order = sorted(race.field(VALLEY, steps=20), key=lambda one: one.above[-1])
    told = re.findall("|".join(race.METHODS), alt.split("best first: ")[1])
    assert told == [one.name for one in order]


def test_a_method_that_runs_away_is_told():
    """Not a number is not drawn as the winner."""
    stage = race.Stage(Figure())
    walks = [race.runner(landscapes.HIMMELBLAU, name, 1.0, 20) for name in race.METHODS]
    stage.set(landscapes.HIMMELBLAU, walks)
    alt = stage.show(20)
    assert "gradient descent run away" in alt
    assert not alt.split("best first: ")[1].startswith("gradient descent")


def test_going_back_to_a_landscape_leaves_nothing_behind(races):
    """The same picture after the others were shown."""
    before, _ = races.draw(ground=VALLEY.name, step=7)
    for ground in landscapes.ALL:
        races.draw(ground=ground.name, step=9)
    assert races.draw(ground=VALLEY.name, step=7)[0] == before


def test_gif_moves_and_repeats(tmp_path):
    """A frame for every other step, no two alike at the beginning."""
    file = race.save_gif(VALLEY, tmp_path / "race.gif", steps=10)
    with Image.open(file) as gif:
        assert gif.n_frames == 6 and gif.info["loop"] == 0
        frames = []
        for number in range(gif.n_frames):
            gif.seek(number)
            frames.append(np.asarray(gif.convert("RGB")))
    assert all((frames[0] != frame).any() for frame in frames[1:])


def test_gif_shows_what_the_widget_shows(tmp_path):
    """The map, the names and the paths are on every frame, not only what moves."""
    file = race.save_gif(VALLEY, tmp_path / "race.gif", steps=10)
    with Image.open(file) as gif:
        gif.seek(5)
        ink = np.asarray(gif.convert("L")) < 250
    picture = race.race((VALLEY,), steps=10).draw(step=10)[0]
    with Image.open(io.BytesIO(picture)) as still:
        expected = np.asarray(still.convert("L").resize(ink.shape[::-1])) < 250
    assert abs(ink.mean() - expected.mean()) < 0.05


def test_page_stands_alone(tmp_path):
    """Frames inside, no address outside, a description for the picture, buttons with names."""
    page = race.save_page(VALLEY, tmp_path / "race.html", steps=10).read_text(encoding="utf-8")
    frames = re.findall(r'frames\[\d+\] = "data:image/png;base64,(.*?)"', page, re.DOTALL)
    assert len(frames) == 6
    image = base64.b64decode(frames[0].replace("\\\n", ""))
    with Image.open(io.BytesIO(image)) as frame:
        assert frame.size == (760, 368)
    assert "Race: long valley, step 10 of 10." in re.search(r'<img alt="(.*?)"', page)[1]
    named = re.findall(r'<button title="([^"]+)"[^>]*>([^<]+)</button>', page)
    assert {"Play", "Pause", "Next frame", "Previous frame"} <= {title for title, _ in named}
    assert all(title == word for title, word in named)
    assert "://" not in re.sub(r"base64,[^\"]*", "", page)
