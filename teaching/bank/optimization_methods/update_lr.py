"""Wrong and right solutions of `update_lr`."""

import math

import numpy as np

from public_tests.calling import PRINTED
from teaching.bank import right, wrong


@wrong("only the starting rate is divided by 1, since brackets are missing")
def lr_divides_by_one_then_adds(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / 1 + decay_rate * epoch_num
    return learning_rate


@wrong("only the first 1 is divided by 1, since brackets are missing")
def lr_multiplies_by_an_unbracketed_factor(learning_rate0, epoch_num, decay_rate):
    learning_rate = (1 / 1 + decay_rate * epoch_num) * learning_rate0
    return learning_rate


@wrong("the decay is exponential, with the number e")
def lr_decays_exponentially(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * np.exp(-decay_rate * epoch_num)


@wrong("the rate is divided by 1 + decay_rate once for every epoch")
def lr_decays_geometrically(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate) ** epoch_num


@wrong("decay_rate is left out")
def lr_ignores_the_decay_rate(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + epoch_num)


@wrong("learning_rate0 is left out")
def lr_drops_the_starting_rate(learning_rate0, epoch_num, decay_rate):
    return 1 / (1 + decay_rate * epoch_num)


@wrong("the epoch is counted one too high")
def lr_counts_epochs_from_one(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * (epoch_num + 1))


@wrong(PRINTED)
def lr_prints_the_result(learning_rate0, epoch_num, decay_rate):
    learning_rate = learning_rate0 / (1 + decay_rate * epoch_num)
    print(learning_rate)


@wrong("the answer to the visible test is given, whatever the input")
def lr_replays_the_public_case(learning_rate0, epoch_num, decay_rate):
    return 1 / 6


@right("one division")
def lr_one_division(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate * epoch_num)


@right("factor first, then times the starting rate")
def lr_factor_times_rate(learning_rate0, epoch_num, decay_rate):
    factor = 1 / (1 + epoch_num * decay_rate)
    learning_rate = factor * learning_rate0
    return learning_rate


@right("np.divide, a numpy float back")
def lr_numpy_float(learning_rate0, epoch_num, decay_rate):
    return np.divide(learning_rate0, 1 + np.multiply(decay_rate, epoch_num))


@right("nested helper and a negative power")
def lr_negative_power(learning_rate0, epoch_num, decay_rate):
    def factor(x):
        return (1.0 + x) ** -1

    return np.float64(learning_rate0) * factor(decay_rate * epoch_num)


@wrong("the learning rate is multiplied by 1 + decay_rate · epoch_num instead of divided")
def lr_multiplies_by_the_bracket(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * (1 + decay_rate * epoch_num)


@wrong("the decay is linear, by the factor 1 - decay_rate · epoch_num")
def lr_decays_linearly(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * (1 - decay_rate * epoch_num)


@wrong("a minus stands in the place of the plus below the bar")
def lr_subtracts_below_the_bar(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 - decay_rate * epoch_num)


@wrong("the bracket is closed before the epoch, which then multiplies the rate")
def lr_closes_the_bracket_early(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate) * epoch_num


@wrong("the epoch multiplies the whole of 1 + decay_rate, since brackets are misplaced")
def lr_brackets_the_sum(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / ((1 + decay_rate) * epoch_num)


@wrong("the 1 below the bar is left out")
def lr_leaves_out_the_one(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (decay_rate * epoch_num)


@wrong("the decay rate is raised to the power of the epoch")
def lr_raises_the_decay_rate(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 * decay_rate**epoch_num


@wrong("the epoch is raised to the power decay_rate instead of multiplied by it")
def lr_raises_the_epoch(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + epoch_num**decay_rate)


@wrong("decay rate and epoch are added instead of multiplied")
def lr_adds_rate_and_epoch(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate + epoch_num)


@wrong("a square root is taken below the bar")
def lr_takes_the_root(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / np.sqrt(1 + decay_rate * epoch_num)


@wrong("the epoch is left out")
def lr_ignores_the_epoch(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / (1 + decay_rate)


@wrong("the learning rate is returned as it came")
def lr_never_decays(learning_rate0, epoch_num, decay_rate):
    return learning_rate0


@wrong("the quotient is rounded down to a whole number")
def lr_divides_whole_numbers(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 // (1 + decay_rate * epoch_num)


@wrong("the learning rate is rounded")
def lr_rounds(learning_rate0, epoch_num, decay_rate):
    return round(learning_rate0 / (1 + decay_rate * epoch_num), 2)


@right("sum of the reciprocals")
def lr_sum_of_reciprocals(learning_rate0, epoch_num, decay_rate):
    return 1 / (1 / learning_rate0 + decay_rate * epoch_num / learning_rate0)


@right("np.power, np.float64 scalars")
def lr_np_power(learning_rate0, epoch_num, decay_rate):
    slowdown = np.float64(1) + np.float64(decay_rate) * np.float64(epoch_num)
    return np.multiply(learning_rate0, np.power(slowdown, -1))


@right("epochs added up in a loop")
def lr_adds_up_the_epochs(learning_rate0, epoch_num, decay_rate):
    return learning_rate0 / math.fsum([1] + [decay_rate for _ in range(epoch_num)])
