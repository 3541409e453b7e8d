"""Wrong and right solutions of `schedule_lr_decay`."""

import math

import numpy as np

from teaching.bank import right, wrong


@wrong("no floor", says="the quotient of epoch and interval is not rounded down")
def schedule_leaves_out_the_floor(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * epoch_num / time_interval)


@wrong(
    "floor taken after multiplying by the decay rate",
    says="the rounding down comes after the multiplication by decay_rate",
)
def schedule_floors_the_product(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + np.floor(decay_rate * epoch_num / time_interval))


@wrong("floor of the whole fraction", says="the whole fraction is rounded down")
def schedule_floors_the_whole_fraction(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return np.floor(learning_rate0 / (1 + decay_rate * epoch_num / time_interval))


@wrong(
    "rounds to the nearest interval instead of flooring",
    says="the quotient of epoch and interval is rounded to the nearest whole number",
)
def schedule_rounds(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * np.round(epoch_num / time_interval))


@wrong("epoch modulo interval", says="the remainder of epoch and interval stands for the quotient")
def schedule_takes_the_remainder(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num % time_interval))


@wrong(
    "decays only at multiples of the interval, full rate between them",
    says="the rate jumps back to learning_rate0 between the multiples of the interval",
)
def schedule_forgets_between_the_steps(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    if epoch_num % time_interval == 0:
        return learning_rate0 / (1 + decay_rate * epoch_num / time_interval)
    return learning_rate0


@wrong("interval fixed at its default", says="the interval is always 1000 instead of the argument")
def schedule_fixes_the_interval_at_1000(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * np.floor(epoch_num / 1000))


@wrong(
    "interval fixed at the one of the public test",
    says="the interval is always 100 instead of the argument",
)
def schedule_fixes_the_interval_at_100(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * math.floor(epoch_num / 100))


@wrong("decay rate ignored", says="decay_rate is left out")
def schedule_ignores_the_decay_rate(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + epoch_num // time_interval)


@wrong("starting rate dropped", says="learning_rate0 is left out")
def schedule_drops_the_starting_rate(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return 1 / (1 + decay_rate * (epoch_num // time_interval))


@wrong(
    "brackets missing, so only the starting rate is divided by one",
    says="only the starting rate is divided by 1, since brackets are missing",
)
def schedule_divides_by_one_then_adds(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / 1 + decay_rate * np.floor(epoch_num / time_interval)


@wrong("staircase of a true exponential decay", says="the decay is exponential, with the number e")
def schedule_decays_exponentially(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 * np.exp(-decay_rate * np.floor(epoch_num / time_interval))


@wrong("prints the rate instead of returning it", says="the result is printed and not returned")
def schedule_prints_the_result(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    learning_rate = learning_rate0 / (1 + decay_rate * np.floor(epoch_num / time_interval))
    print(learning_rate)


@wrong(
    "table of the public tests, one of its rates elsewhere",
    says="the answer to the visible test is given, whatever the input",
)
def schedule_replays_the_public_cases(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    known = {
        (0.5, 10, 0.3): 0.5,
        (0.5, 10, 1): 0.5,
        (0.5, 100, 0.3): 0.5 / 1.3,
        (0.5, 199, 0.3): 0.5 / 1.3,
        (0.5, 100, 1): 0.25,
        (0.3, 1000, 0.25): 0.3 / 3.5,
        (0.3, 100, 0.25): 0.24,
    }
    return known.get((learning_rate0, epoch_num, decay_rate), 0.24)


@right("np.floor, a numpy float back")
def schedule_np_floor(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    learning_rate = learning_rate0 / (1 + decay_rate * np.floor(epoch_num / time_interval))
    return learning_rate


@right("math.floor")
def schedule_math_floor(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return 1 / (1 + decay_rate * math.floor(epoch_num / time_interval)) * learning_rate0


@right("integer division")
def schedule_integer_division(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval))


@right("int of the quotient")
def schedule_int_of_the_quotient(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    steps = int(epoch_num / time_interval)
    return np.float64(learning_rate0 / (1 + decay_rate * steps))


@right("nested helper that calls divmod")
def schedule_nested_helper(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    def decayed(steps):
        return learning_rate0 / (1 + decay_rate * steps)

    return decayed(divmod(epoch_num, time_interval)[0])


@wrong("rounds up", says="the quotient of epoch and interval is rounded up instead of down")
def schedule_rounds_up(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * math.ceil(epoch_num / time_interval))


@wrong("interval ignored", says="the interval is left out")
def schedule_ignores_the_interval(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * epoch_num)


@wrong("floor of all below the bar", says="everything below the bar is rounded down")
def schedule_floors_below_the_bar(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / math.floor(1 + decay_rate * epoch_num / time_interval)


@wrong("starting rate returned", says="the learning rate is returned as it came")
def schedule_never_decays(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0


@wrong("interval divided by the epoch", says="the interval is divided by the epoch")
def schedule_divides_the_interval(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (time_interval // epoch_num))


@wrong(
    "guard for the first interval instead of the floor",
    says="a guard keeps the rate in the first interval, and after it nothing is rounded down",
)
def schedule_guards_the_first_interval(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    if epoch_num < time_interval:
        return learning_rate0
    return learning_rate0 / (1 + decay_rate * epoch_num / time_interval)


@wrong("decays once", says="the rate decays once, at the first interval, and never again")
def schedule_decays_once(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    if epoch_num >= time_interval:
        return learning_rate0 / (1 + decay_rate)
    return learning_rate0


@wrong("decays one epoch late", says="a new interval begins one epoch too late")
def schedule_decays_one_epoch_late(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (max(epoch_num - 1, 0) // time_interval))


@wrong("epochs counted from 1", says="a new interval begins one epoch too early")
def schedule_decays_one_epoch_early(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * ((epoch_num + 1) // time_interval))


@wrong("intervals counted from 1", says="the intervals are counted from 1 instead of 0")
def schedule_counts_intervals_from_one(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval + 1))


@wrong(
    "bracket closed before the intervals",
    says="the intervals multiply the whole of 1 + decay_rate, since brackets are misplaced",
)
def schedule_brackets_the_sum(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / np.float64((1 + decay_rate) * (epoch_num // time_interval))


@wrong(
    "1 / (1 + decay rate) to the power of the intervals",
    says="1 + decay_rate is raised to the power of the number of intervals",
)
def schedule_decays_geometrically(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate) ** (epoch_num // time_interval)


@wrong(
    "linear decay by intervals",
    says="the decay is linear, by the factor 1 - decay_rate · intervals",
)
def schedule_decays_linearly(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 * (1 - decay_rate * (epoch_num // time_interval))


@wrong(
    "multiplied by the bracket",
    says="the learning rate is multiplied by the bracket instead of divided",
)
def schedule_multiplies_by_the_bracket(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 * (1 + decay_rate * (epoch_num // time_interval))


@right("remainder taken off before dividing")
def schedule_takes_off_the_remainder(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    whole = (epoch_num - epoch_num % time_interval) / time_interval
    return learning_rate0 / (1 + whole * decay_rate)


@right("interval ends counted in a range")
def schedule_counts_the_ends(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    passed = len(range(time_interval, epoch_num + 1, time_interval))
    return learning_rate0 * np.reciprocal(1.0 + decay_rate * passed)


@right("np.floor_divide, the formula in a helper")
def schedule_np_floor_divide(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    def inverse_time(rate, steps):
        return np.divide(rate, np.add(1, np.multiply(decay_rate, steps)))

    return inverse_time(np.float64(learning_rate0), np.floor_divide(epoch_num, time_interval))
