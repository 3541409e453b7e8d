"""The points that each learner of the second example class gets, exercise by exercise."""

NAME = "adaptive_optimizers"
MOST = (11, 10, 11, 9, 20, 4, 9, 4, 10, 12)


def but(**points):
    """Full marks but for some exercises, such as ``ex5=4``."""
    return tuple(points.get(f"ex{n}", most) for n, most in enumerate(MOST, start=1))


EXPECTED = {
    "full_marks": MOST,
    "other_styles": MOST,
    "deleted_given_cell": MOST,
    "blank": (0,) * 10,
    # Right are the step from a wrong v, and the cache of AdaGrad: no setting enters them.
    "hard_coded": but(ex1=3, ex2=3, ex3=0, ex4=0, ex5=0, ex7=0, ex9=0),
    "weights_the_gradient": but(ex1=3),
    "swaps_the_friction": but(ex1=3),
    "changed_given_cell": but(ex1=0),
    "averages_in_adagrad": but(ex2=3),
    "syntax_error": but(ex2=0),
    "shares_the_cache": but(ex3=0),
    "epsilon_in_the_root": but(ex3=3),
    "compounds_the_decay": but(ex4=0),
    "endless_loop": but(ex4=0),
    "no_correction": but(ex5=8),
    "beta1_for_s": but(ex5=8),
    "counts_per_layer": but(ex5=8),
    "halves_the_step": but(ex7=3),
    "blames_the_average": but(ex8=1),
    "repairs_for_two_layers": but(ex9=0),  # the visible test has three layers too
    "swings": but(ex10=5),
    "crawls": but(ex10=0),
}
