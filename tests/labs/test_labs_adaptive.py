"""Labs 4 to 7: every claim with a number, computed once more on another way."""

import math

import nbformat
import numpy as np
import pytest
from scipy.special import digamma

from labs import lab04, lab05, lab06, lab07, rules, schedules
from opt_utils.network import forward_propagation
from opt_utils.widgets import Live
from support.labs import lab, pictures
from support.notebooks import execute, printed, read
from support.places import ROOT

LABS = (
    "04_adaptive_learning_rates",
    "05_model_comparison",
    "06_learning_rate_decay",
    "07_tuning",
)
X = np.arange(9)
Y = 10 * X + 20
W0 = 0.01764052345967664


def names(name):
    """What the cells of a lab define."""
    return lab(name)[0]


@pytest.mark.slow
def test_every_control_changes_the_picture():
    """No control that does nothing."""
    shown_by = [(one, *item) for one in LABS for item in pictures(one).items()]
    for one, name, shown in shown_by:
        for control, made in shown.controls.items():
            if control in ("keep", "owner"):
                continue  # they have tests of their own: what is kept stays, and owner is ours
            # Some act only beside another choice: a button that draws again, on random search.
            is_seed = (name, control) == ("searches", "seed")
            others = {"kind": "random, logarithmic"} if is_seed else {}
            images = {shown.draw(**{**others, control: value})[0] for value in made.sweep()}
            assert len(images) > 1, (one, name, control)


# Lab 4


def rmsprop_by_hand(alpha, epochs, k=0.0):
    """RMSProp on the line, written out for two numbers."""
    w, b, cache_w, cache_b = W0, 0.0, 0.0, 0.0
    for epoch in range(epochs):
        error = [w * x + b - y for x, y in zip(X, Y, strict=True)]
        gw = 2 / 9 * sum(e * x for e, x in zip(error, X, strict=True))
        gb = 2 / 9 * sum(error)
        cache_w = 0.9 * cache_w + 0.1 * gw * gw
        cache_b = 0.9 * cache_b + 0.1 * gb * gb
        rate = alpha / (1 + k * epoch)
        w -= rate * gw / (math.sqrt(cache_w) + 1e-7)
        b -= rate * gb / (math.sqrt(cache_b) + 1e-7)
    return w, b


@pytest.mark.parametrize("alpha", [0.05, 0.1, 0.2, 0.5])
def test_rmsprop_jumps_by_half_of_alpha(alpha):
    """Two epochs apart it is at the same place, one epoch apart on the other side."""
    places, _ = lab04.rmsprop_on_the_line(alpha, epochs=2000)
    off = places[-3:] - (10, 20)
    np.testing.assert_allclose(np.abs(off), alpha / 2, rtol=1e-5)
    np.testing.assert_allclose(off[0], off[2], rtol=1e-5)
    np.testing.assert_allclose(off[0], -off[1], rtol=1e-4)


def test_rmsprop_by_another_route():
    """The lab's walk, against the same in plain Python, and against the golden numbers."""
    np.testing.assert_allclose(
        lab04.rmsprop_on_the_line(0.2)[0][-1], rmsprop_by_hand(0.2, 400), rtol=1e-9
    )
    np.testing.assert_allclose(
        lab04.rmsprop_on_the_line(0.2)[0][-1], (9.9000005, 19.9000005), atol=2e-8
    )


@pytest.mark.slow
def test_cost_of_the_cycle_by_its_formula():
    """As the table of lab 4 has it: alpha squared over four, times the mean of (x + 1)²."""
    cost = names(LABS[0])["LINE"].cost
    for alpha in (0.05, 0.1, 0.2, 0.5):
        places, _ = lab04.rmsprop_on_the_line(alpha, epochs=2000)
        assert cost(places[-1]) == pytest.approx(alpha**2 / 4 * 285 / 9, rel=1e-5)


def test_a_wrong_cure_does_not_help():
    """What the quiz says: more epochs and a longer memory leave the step at α."""
    line = lab04.landscapes.LINE
    longer = rules.path(rules.rmsprop, line.gradient, line.start, 0.1, 6000, rho=0.99)
    np.testing.assert_allclose(np.abs(longer[-1] - (10, 20)), 0.05, rtol=1e-4)
    tiny = rules.path(rules.rmsprop, line.gradient, line.start, 0.1, 3000, epsilon=1e-12)
    np.testing.assert_allclose(np.abs(tiny[-1] - (10, 20)), 0.05, rtol=1e-4)


def test_first_step_without_correction_is_too_long_by_root_ten():
    """Not too short. And worst, 6.57, at update 12."""
    rule = names(LABS[0])["adam_uncorrected"]
    walked = lab04.steps(rule, np.full(100, -7.0))
    assert -walked[0] == pytest.approx(math.sqrt(10), rel=1e-6)
    t = np.arange(1, 101)
    np.testing.assert_allclose(-walked, (1 - 0.9**t) / np.sqrt(1 - 0.999**t), rtol=1e-6)
    assert -walked.min() == pytest.approx(6.5685, abs=1e-4) and walked.argmin() == 11
    corrected = lab04.steps(rules.adam, np.full(100, -7.0))
    np.testing.assert_allclose(corrected, -1, rtol=1e-8)


@pytest.mark.parametrize(
    ("beta1", "beta2", "first"), [(0.0, 0.99, 10), (0.9, 0.99, 1), (0.9, 0.999, math.sqrt(10))]
)
def test_first_steps_that_lab_4_asks_for(beta1, beta2, first):
    """The quiz, and the exercise at the end."""
    walked = lab04.steps(names(LABS[0])["adam_uncorrected"], [3.0], beta1=beta1, beta2=beta2)
    assert walked[0] == pytest.approx(first, rel=1e-6)


def test_what_the_caches_remember():
    """Shares add up to 1 - rho**t; AdaGrad's step is 1 / √t; RMSProp's first is √10."""
    cache = 0.0
    for square in (3.0, 5.0, 7.0):
        cache = 0.9 * cache + 0.1 * square
    assert lab04.shares(0.9, 3) @ (3.0, 5.0, 7.0) == pytest.approx(cache)
    assert lab04.shares(0.99, 50).sum() == pytest.approx(1 - 0.99**50)
    adagrad = lab04.steps(rules.adagrad, np.full(400, 5.0))
    np.testing.assert_allclose(adagrad, 1 / np.sqrt(np.arange(1, 401)), rtol=1e-6)
    assert 0.2 * adagrad.sum() == pytest.approx(7.7, abs=0.05)
    assert lab04.steps(rules.rmsprop, [4.0])[0] == pytest.approx(math.sqrt(10), rel=1e-6)


def test_after_a_fall_of_the_gradient():
    """RMSProp and Adam step by α again, AdaGrad stays below a fiftieth of it."""
    last = {name: walked[-1] for name, walked in lab04.memory_steps(10, 0.9).items()}
    assert last["RMSProp"] == pytest.approx(1, abs=1e-3)
    assert last["Adam"] == pytest.approx(1, abs=1e-3)
    assert last["AdaGrad"] == pytest.approx(1 / math.sqrt(50 * 100 + 150), rel=1e-6)


def test_adam_without_correction_goes_too_far():
    """Lab 4's table: with α = 5 the bias passes 28 instead of 22; with 0.2 the cost is lower."""
    line, wrong = lab04.landscapes.LINE, names(LABS[0])["adam_uncorrected"]
    high = [
        rules.path(rule, line.gradient, line.start, 5, 400)[:, 1].max()
        for rule in (rules.adam, wrong)
    ]
    assert high[0] < 22 and high[1] > 28
    low = [
        line.cost(rules.path(rule, line.gradient, line.start, 0.2, 400)[-1])
        for rule in (rules.adam, wrong)
    ]
    assert low[0] == pytest.approx(3.038974168134756, rel=1e-9) and low[1] < 0.01


def test_epsilon_inside_and_outside():
    """Half of α outside at |g| = ε; 1 / √2 of it inside at |g| = √ε."""
    outside, inside = names(LABS[0])["outside"], names(LABS[0])["inside"]
    for epsilon in (1e-8, 1e-4):
        assert outside(epsilon, epsilon) == pytest.approx(0.5)
        assert inside(math.sqrt(epsilon), epsilon) == pytest.approx(math.sqrt(0.5))


# Lab 5


def test_gradient_of_the_moons_by_finite_differences():
    """The flat gradient, with and without a scale, against the cost itself."""
    data, rng = lab05.Moons.load(), np.random.default_rng(0)
    theta, everything = lab05.start(rng), np.arange(300)
    gradient = data.gradient(theta, everything)
    for place in range(theta.size):
        step = np.zeros(theta.size)
        step[place] = 1e-6
        slope = (data.cost(theta + step) - data.cost(theta - step)) / 2e-6
        assert gradient[place] == pytest.approx(slope, abs=1e-6)
    louder = lab05.Moons.load(scale=64).gradient(theta, everything)
    np.testing.assert_allclose(louder, 64 * gradient)


def test_same_seed_same_start_and_batches():
    """Nobody has a head start, and every example is seen once an epoch."""
    data = lab05.Moons.load()
    first = {lab05.train(data, rule, 0.1, 7, epochs=1)[0] for rule in lab05.METHODS.values()}
    assert len(first) == 1
    feed = list(lab05.batches(np.random.default_rng(7), 300, epochs=2))
    assert [len(chosen) for chosen in feed] == [64, 64, 64, 64, 44] * 2
    assert sorted(np.concatenate(feed[:5])) == list(range(300))


@pytest.mark.slow
def test_no_gradient_is_wasted():
    """The fair race has seven seeds, none of which took part in tuning."""
    assert len(lab05.RACE_SEEDS) >= 5 and not set(lab05.RACE_SEEDS) & set(lab05.TUNING_SEEDS)
    assert all(costs.size == len(lab05.RACE_SEEDS) for costs in names(LABS[1])["raced"].values())


@pytest.mark.slow
def test_unfair_races_have_different_winners():
    """Adam with 0.01, a simpler method with 1."""
    swept = names(LABS[1])["swept"]

    def winner(rate):
        row = lab05.RATES.index(rate)
        return min(swept, key=lambda name: np.median(swept[name][row]))

    assert winner(0.001) == winner(0.01) == "Adam"
    assert winner(1.0) in ("momentum", "gradient descent")


@pytest.mark.slow
def test_own_rates_lie_inside_the_list():
    """Each method was tuned, and the fair rates differ."""
    rates = names(LABS[1])["rates"]
    assert all(min(lab05.RATES) < rate < max(lab05.RATES) for rate in rates.values())
    assert rates["Adam"] < rates["gradient descent"]
    for name, costs in names(LABS[1])["swept"].items():
        medians = [sorted(row)[2] for row in costs]
        assert rates[name] == lab05.RATES[medians.index(min(medians))]


@pytest.mark.slow
def test_fair_race_is_close():
    """Medians differ by less than the middle half of the seeds of any method."""
    raced = names(LABS[1])["raced"].values()
    medians = [np.median(costs) for costs in raced]
    widths = [np.subtract(*np.percentile(costs, [75, 25])) for costs in raced]
    assert max(medians) - min(medians) < min(widths)


@pytest.mark.slow
def test_runs_at_ln_2_have_a_dead_layer():
    """Both units of the second hidden layer are zero for all examples, whatever the method."""
    raced, rates, data = (names(LABS[1])[name] for name in ("raced", "rates", "data"))
    dead = 0
    for name, costs in raced.items():
        for seed, cost in zip(lab05.RACE_SEEDS, costs, strict=True):
            if np.isclose(cost, np.log(2), atol=1e-3):
                theta = _last(data, lab05.METHODS[name], rates[name], seed)
                _, cache = forward_propagation(data.X, lab05._unpacked(theta))
                assert not cache[5].any()
                dead += 1
    assert dead > 0


def _last(data, rule, rate, seed):
    rng = np.random.default_rng(seed)
    theta = lab05.start(rng)
    feed = lab05.batches(rng, data.Y.size)
    *_, last = rule(lambda place: data.gradient(place, next(feed)), theta, np.full(500, rate))
    return last


@pytest.mark.parametrize("name", ["AdaGrad", "RMSProp", "Adam"])
def test_scale_of_the_gradients_cancels(name):
    """The adaptive methods end where they did; gradient descent does not."""
    quiet, loud = lab05.Moons.load(), lab05.Moons.load(scale=64)
    costs = [lab05.train(data, lab05.METHODS[name], 0.03, 100, epochs=20) for data in (quiet, loud)]
    # Up to epsilon, which does not grow with the gradients.
    np.testing.assert_allclose(*costs, rtol=0.02)
    plain = [
        lab05.train(data, rules.gradient_descent, 1.0, 100, epochs=20)[-1] for data in (quiet, loud)
    ]
    assert plain[1] > 2 * plain[0]


# Lab 6


def test_schedules_by_another_route():
    """Each formula, epoch by epoch, in plain Python."""
    for i in (0, 1, 7, 99, 100, 250):
        assert schedules.inverse_time(0.5, i, 0.3) == pytest.approx(0.5 / (1 + 0.3 * i))
        assert schedules.exponential(0.5, i, 0.3) == pytest.approx(0.5 * math.e ** (-0.3 * i))
        assert schedules.cosine(0.5, i, 250) == pytest.approx(
            0.5 * math.cos(math.pi * i / 500) ** 2, abs=1e-15
        )
    assert schedules.staircase(0.5, 100, 0.3, 100) == pytest.approx(0.3846153846153846)
    assert schedules.staircase(0.3, 1000, 0.25, 100) == pytest.approx(0.08571428571428572)
    warm = schedules.warm_up(np.full(5, 0.4), 4)
    np.testing.assert_allclose(warm, [0.1, 0.2, 0.3, 0.4, 0.4])
    np.testing.assert_array_equal(schedules.warm_up(np.full(5, 0.4), 0), np.full(5, 0.4))


def test_step_budgets():
    """Against closed forms: a harmonic number, a geometric sum, half of the constant sum."""
    n, a0, k = 1000, 0.1, 0.01
    sums = {name: schedules.budget(r)[-1] for name, r in lab06.catalogue(k, epochs=n).items()}
    assert sums["inverse-time"] == pytest.approx(a0 / k * (digamma(n + 1 / k) - digamma(1 / k)))
    assert sums["exponential"] == pytest.approx(a0 * (1 - math.exp(-k * n)) / (1 - math.exp(-k)))
    assert sums["cosine"] == pytest.approx(a0 * (n + 1) / 2)
    assert sums["staircase"] == pytest.approx(100 * a0 * sum(1 / (1 + j) for j in range(10)))
    assert sums["constant"] == pytest.approx(a0 * n)


def test_nine_epochs_at_full_rate():
    """Decay on every epoch: 5000 epochs are the harmonic number 9.09, 1000 are 7.49."""
    for n, expected in ((5000, 9.0945), (1000, 7.4855)):
        spent = schedules.budget(schedules.inverse_time(1, np.arange(n), 1))[-1]
        assert spent == pytest.approx(digamma(n + 1) + np.euler_gamma)
        assert spent == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize(
    ("k", "cost", "arrives"),
    [(0.01, 0.01223, True), (0.02, 0.0059, True), (0.05, 15.5, False), (0.1, 317, False)],
)
def test_stall_is_known_from_the_sum(k, cost, arrives):
    """The sum says who arrives; nobody passes the border; the costs are the golden ones."""
    places, rates = lab04.rmsprop_on_the_line(0.2, k)
    assert (rates.sum() > 20) == arrives == (abs(places[-1, 1] - 20) < 0.1)
    border = sum(rate / math.sqrt(1 - 0.9**t) for t, rate in enumerate(rates, start=1))
    assert places[:, 1].max() <= border
    assert lab04.landscapes.LINE.cost(places[-1]) == pytest.approx(cost, rel=0.01)
    assert rmsprop_by_hand(0.2, 400, k) == pytest.approx(tuple(places[-1]), abs=0.05)


def test_over_the_budget_all_runs_are_one_curve():
    """Each schedule ends where the constant rate stands at the same sum."""
    runs = names(LABS[2])["runs"]
    _, constant = runs["constant"]
    for rates, costs in runs.values():
        same = np.interp(rates.sum() / 0.1, np.arange(constant.size), constant)
        assert costs[-1] == pytest.approx(same, abs=0.015)
    assert runs["every epoch, k = 1"][1][-1] > 0.6 > 0.15 > constant[-1]


def test_short_last_steps_are_quiet():
    """The scatter of the last hundred costs, constant against cosine."""
    runs = names(LABS[2])["runs"]
    assert runs["constant"][1][-100:].std() > 20 * runs["cosine"][1][-100:].std()


def test_own_decay_is_used(tmp_path):
    """Lab 6 runs a learner's update_lr; a wrong one changes what it prints."""
    mine = nbformat.v4.new_notebook()
    code = "def update_lr(learning_rate0, epoch_num, decay_rate):\n    return 0 * epoch_num + 0.05"
    mine.cells = [nbformat.v4.new_code_cell(code)]
    nbformat.write(mine, tmp_path / "mine.ipynb")
    nb = read(ROOT / "notebooks" / f"{LABS[2]}.ipynb")
    own = next(cell for cell in nb.cells if cell.id == "own")
    own.source = own.source.replace('""', f'"{tmp_path / "mine.ipynb"}"')
    ids = [cell.id for cell in nb.cells]
    nb.cells = nb.cells[: ids.index("stall-budget") + 1]
    nb.cells = [c for c in nb.cells if c.id in ("imports", "own", "stall-budget")]
    assert "1000 epochs add up to 50.000" in printed(
        execute(nb, ROOT / "notebooks"), "stall-budget"
    )


# Lab 7


def adam_by_hand(alpha, k, epochs=600):
    """Adam with decay on the line, from the residuals."""
    theta, v, s = np.array([W0, 0.0]), np.zeros(2), np.zeros(2)
    weights = [W0]
    for t in range(1, epochs + 1):
        error = theta[0] * X + theta[1] - Y
        g = 2 / 9 * np.array([error @ X, error.sum()])
        v = 0.9 * v + 0.1 * g
        s = 0.999 * s + 0.001 * g**2
        rate = alpha / (1 + k * (t - 1))
        theta = theta - rate * (v / (1 - 0.9**t)) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
        weights.append(theta[0])
    return np.mean((theta[0] * X + theta[1] - Y) ** 2), np.array(weights)


@pytest.mark.parametrize(("alpha", "k"), [(0.1, 0.0), (0.8, 0.1), (1.0, 0.01), (0.3, 0.001)])
def test_run_by_another_route(alpha, k):
    """Many settings at once, by the Hessian: the same as one by one, by the residuals."""
    tries = lab07.run([5.0, alpha], [0.5, k])
    cost, weights = adam_by_hand(alpha, k)
    assert tries.cost[1] == pytest.approx(cost, rel=1e-6)
    np.testing.assert_allclose(tries.weight[:, 1], weights, rtol=1e-9)


def test_golden_run_with_decay():
    """α 0.8, k 0.1, 600 epochs."""
    assert lab07.run(0.8, 0.1).cost[0] == pytest.approx(8.824249133125665, rel=1e-9)


def test_target_is_the_golden_one():
    """Beaten from below, by a weight that does not turn."""
    assert lab07.TARGET == 0.004150968736347434
    tries = lab07.run([0.1, 1.0, 3.0, 0.36], [0.01, 0.01, 0.01, 0.0001])
    assert list(tries.cost < lab07.TARGET) == [False, True, True, True]
    assert list(tries.turned) == [False, True, True, False]
    assert list(tries.beats) == [False, False, False, True]


@pytest.mark.parametrize(
    ("weight", "turned"),
    [
        ([0, 9, 12, 11, 10.5, 10.1, 10], False),
        ([0, 9, 12, 11, 11.5, 10], True),
        ([0, 9, 12, 9, 9.5, 10], True),
        ([0, 9, 8, 9, 12, 11], False),
        ([0, 9, 12, 13, 14], False),
        ([0, 12, 10 + 1e-7, 10 + 2e-7, 10], False),
    ],
)
def test_turning_upwards(weight, turned):
    """Only after it was above 10 and fell; anywhere then; and no trembling in the last digits."""
    assert lab07.turns_upwards(np.array(weight)[:, None])[0] == turned


def test_narrow_box_holds_nothing_and_its_best_lies_at_the_edge():
    """Grid and random search; a larger learning rate than any in the box is still better."""
    for kind in lab07.SEARCHES:
        assert not lab07.search(kind, 64, lab07.COMMON).beats.any()
    grid = lab07.search("grid", 64, lab07.COMMON)
    best = grid.cost.argmin()
    assert grid.learning_rate[best] == pytest.approx(0.1)
    assert lab07.run([0.2], [grid.decay_rate[best]]).cost[0] < grid.cost[best]


def test_what_is_good_lies_between_creeping_and_swinging():
    """The two ends that lab 7 reads off the wide box bracket every try that beats the target."""
    tries = lab07.search("random, logarithmic", 64, lab07.WIDE)
    low, little = tries.cost < lab07.TARGET, tries.decay_rate < 0.001
    creeping = tries.learning_rate[little & ~low].max()
    swinging = tries.learning_rate[little & low & tries.turned].min()
    good = lab07.search("random, logarithmic", 2000, lab07.CLOSE, 3)
    assert good.beats.any()
    assert creeping < good.learning_rate[good.beats].min()
    assert good.learning_rate[good.beats].max() < swinging


def test_grid_repeats_itself_and_random_does_not():
    """25 tries: five learning rates against twenty-five."""
    assert np.unique(lab07.search("grid", 25, lab07.WIDE).learning_rate).size == 5
    assert np.unique(lab07.search(lab07.SEARCHES[1], 25, lab07.WIDE).learning_rate).size == 25


@pytest.mark.parametrize(("scale", "share"), [("logarithmic", 0.2), ("linear", 0.9)])
def test_draws_are_even_on_their_scale(scale, share):
    """Share of the learning rates from 10 to 100."""
    alpha, k = lab07.at_random(5000, lab07.BOXES[lab07.WIDE], 0, scale)
    assert np.mean(alpha >= 10) == pytest.approx(share, abs=0.02)
    assert alpha.min() >= 1e-3 and alpha.max() <= 100 and k.min() >= 1e-4 and k.max() <= 1


def test_odds_of_random_search():
    """The measured share of searches that hit agrees with 1 - (1 - p)**n."""
    kind, box = "random, logarithmic", lab07.CLOSE
    hit = [lab07.search(kind, 25, box, seed).beats.any() for seed in range(200)]
    share = lab07.search(kind, 5000, box, 999).beats.mean()
    assert np.mean(hit) == pytest.approx(1 - (1 - share) ** 25, abs=0.1)
    linear = lab07.search("random, linear", 5000, box, 999).beats.mean()
    assert linear < share / 3
    assert math.log(0.05) / math.log(0.95) == pytest.approx(58.4, abs=0.05)


def test_log_keeps_what_is_kept_once(monkeypatch):
    """Moving a slider keeps nothing; each press keeps one try; the table shows all."""
    log = []
    shown = Live(lab07.by_hand(log), "A caption", (9, 4), names(LABS[3])["by_hand"].controls)
    for keep, alpha, k in ((0, 0.1, 0.01), (1, 0.5, 0.01), (1, 2.0, 0.01), (2, 0.36, 1e-4)):
        _, alt = shown.draw(learning_rate=alpha, decay_rate=k, keep=keep)
    assert log == [(0.5, 0.01), (0.36, 1e-4)]
    assert "2 tries in the log" in alt
    tables = []
    monkeypatch.setattr(lab07, "table", lambda heads, rows, caption: tables.append(rows))
    lab07.log_table(log)
    ((best, worst),) = tables
    assert best[:2] == (2, "0.36") and best[-1] == "yes" and worst[:2] == (1, "0.5")


def test_empty_log_says_what_to_do(capsys):
    """No table without rows."""
    lab07.log_table([])
    assert "The log is empty: press the button" in capsys.readouterr().out
