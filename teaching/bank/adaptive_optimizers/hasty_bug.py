"""Wrong and right solutions of `hasty_bug`."""

from public_tests.adaptive_optimizers import NO_ANSWER
from public_tests.calling import PRINTED
from teaching.bank import right, wrong


@wrong("line (2) is taken for the wrong one, and it is right")
def hasty_blames_line_2():
    return 2


@wrong("line (3) is taken for the wrong one, and it is right")
def hasty_blames_line_3():
    return 3


@wrong("line (4) is taken for the wrong one, and it is right")
def hasty_blames_line_4():
    return 4


@wrong(NO_ANSWER)
def hasty_answers_in_text():
    return "1"


@wrong(NO_ANSWER)
def hasty_answers_in_brackets():
    return [1]


@wrong(PRINTED)
def hasty_prints_the_answer():
    print(1)


@wrong(NO_ANSWER)
def hasty_answers_zero():
    return 0


@right("the number")
def hasty_answers():
    return 1


@right("a name first")
def hasty_answers_by_a_name():
    line = 1
    return line
