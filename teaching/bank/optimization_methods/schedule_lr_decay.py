"""Wrong and right solutions of `schedule_lr_decay`."""

import math

import numpy as np

from public_tests.calling import PRINTED
from teaching.bank import right, wrong


@wrong("the quotient of epoch and interval is not rounded down")
def schedule_leaves_out_the_floor(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * epoch_num / time_interval)


@wrong("the rounding down comes after the multiplication by decay_rate")
def schedule_floors_the_product(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + np.floor(decay_rate * epoch_num / time_interval))


@wrong("the whole fraction is rounded down")
def schedule_floors_the_whole_fraction(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return np.floor(learning_rate0 / (1 + decay_rate * epoch_num / time_interval))


@wrong("the quotient of epoch and interval is rounded to the nearest whole number")
def schedule_rounds(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * np.round(epoch_num / time_interval))


@wrong("the remainder of epoch and interval stands for the quotient")
def schedule_takes_the_remainder(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num % time_interval))


@wrong("the rate jumps back to learning_rate0 between the multiples of the interval")
def schedule_forgets_between_the_steps(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    if epoch_num % time_interval == 0:
        return learning_rate0 / (1 + decay_rate * epoch_num / time_interval)
    return learning_rate0


@wrong("the interval is always 1000 instead of the argument")
def schedule_fixes_the_interval_at_1000(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * np.floor(epoch_num / 1000))


@wrong("the interval is always 100 instead of the argument")
def schedule_fixes_the_interval_at_100(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * math.floor(epoch_num / 100))


@wrong("decay_rate is left out")
def schedule_ignores_the_decay_rate(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + epoch_num // time_interval)


@wrong("learning_rate0 is left out")
def schedule_drops_the_starting_rate(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return 1 / (1 + decay_rate * (epoch_num // time_interval))


@wrong("only the starting rate is divided by 1, since brackets are missing")
def schedule_divides_by_one_then_adds(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / 1 + decay_rate * np.floor(epoch_num / time_interval)


@wrong("the decay is exponential, with the number e")
def schedule_decays_exponentially(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 * np.exp(-decay_rate * np.floor(epoch_num / time_interval))


@wrong(PRINTED)
def schedule_prints_the_result(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    learning_rate = learning_rate0 / (1 + decay_rate * np.floor(epoch_num / time_interval))
    print(learning_rate)


@wrong("the answer to the visible test is given, whatever the input")
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


@wrong("the quotient of epoch and interval is rounded up instead of down")
def schedule_rounds_up(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * math.ceil(epoch_num / time_interval))


@wrong("the interval is left out")
def schedule_ignores_the_interval(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * epoch_num)


@wrong("everything below the bar is rounded down")
def schedule_floors_below_the_bar(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / math.floor(1 + decay_rate * epoch_num / time_interval)


@wrong("the learning rate is returned as it came")
def schedule_never_decays(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0


@wrong("the interval is divided by the epoch")
def schedule_divides_the_interval(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (time_interval // epoch_num))


@wrong("a guard keeps the rate in the first interval, and after it nothing is rounded down")
def schedule_guards_the_first_interval(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    if epoch_num < time_interval:
        return learning_rate0
    return learning_rate0 / (1 + decay_rate * epoch_num / time_interval)


@wrong("the rate decays once, at the first interval, and never again")
def schedule_decays_once(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    if epoch_num >= time_interval:
        return learning_rate0 / (1 + decay_rate)
    return learning_rate0


@wrong("a new interval begins one epoch too late")
def schedule_decays_one_epoch_late(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (max(epoch_num - 1, 0) // time_interval))


@wrong("a new interval begins one epoch too early")
def schedule_decays_one_epoch_early(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * ((epoch_num + 1) // time_interval))


@wrong("the intervals are counted from 1 instead of 0")
def schedule_counts_intervals_from_one(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate * (epoch_num // time_interval + 1))


@wrong("the intervals multiply the whole of 1 + decay_rate, since brackets are misplaced")
def schedule_brackets_the_sum(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / np.float64((1 + decay_rate) * (epoch_num // time_interval))


@wrong("1 + decay_rate is raised to the power of the number of intervals")
def schedule_decays_geometrically(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 / (1 + decay_rate) ** (epoch_num // time_interval)


@wrong("the decay is linear, by the factor 1 - decay_rate · intervals")
def schedule_decays_linearly(learning_rate0, epoch_num, decay_rate, time_interval=1000):
    return learning_rate0 * (1 - decay_rate * (epoch_num // time_interval))


@wrong("the learning rate is multiplied by the bracket instead of divided")
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
