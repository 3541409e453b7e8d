"""Wrong and right solutions of `hasty_bug`."""

from teaching.bank import right, wrong


@wrong("line 2", says="line (2) is taken for the wrong one, and it is right")
def hasty_blames_line_2():
    return 2


@wrong("line 3", says="line (3) is taken for the wrong one, and it is right")
def hasty_blames_line_3():
    return 3


@wrong("line 4", says="line (4) is taken for the wrong one, and it is right")
def hasty_blames_line_4():
    return 4


@wrong("the number as text", says="the answer is none of the numbers")
def hasty_answers_in_text():
    return "1"


@wrong("the line in brackets", says="the answer is none of the numbers")
def hasty_answers_in_brackets():
    return [1]


@wrong("printed", says="the result is printed and not returned")
def hasty_prints_the_answer():
    print(1)


@wrong("no line of the class", says="the answer is none of the numbers")
def hasty_answers_zero():
    return 0


@right("the number")
def hasty_answers():
    return 1


@right("a name first")
def hasty_answers_by_a_name():
    line = 1
    return line
