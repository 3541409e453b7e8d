"""Wrong and right solutions of `swift_bug`."""

from public_tests.adaptive_optimizers import NO_ANSWER
from public_tests.calling import PRINTED
from teaching.bank import right, wrong


@wrong("line (1) is taken for the wrong one, and it is right")
def swift_blames_line_1():
    return 1


@wrong("line (2) is taken for the wrong one, and it is right")
def swift_blames_line_2():
    return 2


@wrong("line (4) is taken for the wrong one, and it is right")
def swift_blames_line_4():
    return 4


@wrong(NO_ANSWER)
def swift_answers_in_text():
    return "3"


@wrong(NO_ANSWER)
def swift_answers_in_brackets():
    return [3]


@wrong(PRINTED)
def swift_prints_the_answer():
    print(3)


@wrong(NO_ANSWER)
def swift_answers_zero():
    return 0


@right("the number")
def swift_answers():
    return 3


@right("a name first")
def swift_answers_by_a_name():
    line = 3
    return line
