"""What people got wrong in public notebooks, in other words: to measure what is said about it.

Each kind was found in somebody's solution of these exercises, or of ones like them, and is written
anew: in other names, another style, and often for another exercise. A few of the pairs are joined
here, of kinds that were found one by one. The learners' tests know nothing of this set, or it would
measure nothing; what they are to know goes into the bank.
"""

from teaching.real_mistakes import (
    adam,
    adam_classes,
    decay,
    descent,
    mini_batches,
    momentum_classes,
    square_classes,
)

__all__ = ["REAL_MISTAKES"]

REAL_MISTAKES = (
    *descent.MISTAKES,
    *mini_batches.MISTAKES,
    *adam.MISTAKES,
    *decay.MISTAKES,
    *momentum_classes.MISTAKES,
    *square_classes.MISTAKES,
    *adam_classes.MISTAKES,
)
