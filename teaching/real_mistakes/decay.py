"""A learning rate that shrinks: two functions and LearningRateDecayer."""

from functools import partial

from teaching.real_mistakes.marked import wrong

_GIVEN = """\
class LearningRateDecayer:
    def __init__(self, optimizer, decay):
        self.optimizer = optimizer
        self.decay = decay
        self.first_rate = optimizer.learning_rate
        self.epochs = 0

    def update(self):
"""

_update_lr = partial(wrong, "update_lr")
_schedule = partial(wrong, "schedule_lr_decay")
_decayer = partial(wrong, "decayer_run", head=_GIVEN)

MISTAKES = (
    _update_lr(
        "no brackets below the bar",
        """
        def update_lr(learning_rate0, epoch_num, decay_rate):
            return 1 / 1 + decay_rate * epoch_num * learning_rate0  # wrong
        """,
    ),
    _update_lr(
        "exponential decay",
        """
        def update_lr(learning_rate0, epoch_num, decay_rate):
            shrunk = learning_rate0 * decay_rate**epoch_num  # wrong
            return shrunk
        """,
    ),
    _update_lr(
        "exponential decay, with e",
        """
        def update_lr(learning_rate0, epoch_num, decay_rate):
            return learning_rate0 * math.exp(-decay_rate * epoch_num)  # wrong
        """,
    ),
    _update_lr(
        "decay left out",
        """
        def update_lr(learning_rate0, epoch_num, decay_rate):
            learning_rate = learning_rate0
            learning_rate /= 1 + epoch_num  # wrong
            return learning_rate
        """,
    ),
    _schedule(
        "no floor",
        """
        def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
            return learning_rate0 / (1 + (decay_rate * (epoch_num / time_interval)))  # wrong
        """,
    ),
    _schedule(
        "the first rate between the intervals",
        """
        def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
            learning_rate = learning_rate0  # wrong
            if epoch_num % time_interval == 0:  # wrong
                factor = 1.0 / (1 + decay_rate * (epoch_num / time_interval))
                learning_rate = factor * learning_rate0
            return learning_rate
        """,
    ),
    _schedule(
        "no brackets below the bar",
        """
        def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
            periods = epoch_num // time_interval
            return learning_rate0 * (1 / 1 + decay_rate * periods)  # wrong
        """,
    ),
    _schedule(
        "drops by a factor",
        """
        def schedule_lr_decay(learning_rate0, epoch_num, decay_rate, time_interval=1000):
            drops = math.floor(epoch_num / time_interval)
            return learning_rate0 * math.pow(decay_rate, drops)  # wrong
        """,
    ),
    _decayer(
        "shrinks the shrunk rate",
        """
        self.epochs = self.epochs + 1
        factor = 1.0 / (1.0 + self.decay * self.epochs)
        self.optimizer.learning_rate = self.optimizer.learning_rate * factor  # wrong
        """,
    ),
    _decayer(
        "no brackets below the bar",
        """
        self.epochs += 1
        factor = 1 / 1 + self.decay * self.epochs  # wrong
        self.optimizer.learning_rate = self.first_rate * factor
        """,
    ),
    _decayer(
        "counts after the rate is set",
        """
        self.optimizer.learning_rate = self.first_rate / (1 + self.decay * self.epochs)  # wrong
        self.epochs += 1  # wrong
        """,
    ),
    _decayer(
        "nothing is counted",
        """
        if self.decay:
            self.optimizer.learning_rate = self.first_rate * (1 / (1 + self.decay * self.epochs))
        """,
    ),
    _decayer(
        "the optimizer keeps its rate",
        """
        self.epochs += 1
        if self.decay:
            self.learning_rate = self.first_rate * (1.0 / (1.0 + self.decay * self.epochs))  # wrong
        """,
    ),
    _decayer(
        "decay left out, and from the shrunk rate",
        """
        self.epochs += 1
        self.optimizer.learning_rate /= 1 + self.epochs  # wrong twice
        """,
    ),
    _decayer(
        "exponential decay",
        """
        self.epochs += 1
        rate = self.first_rate * np.exp(-self.decay * self.epochs)  # wrong
        self.optimizer.learning_rate = rate
        """,
    ),
)
