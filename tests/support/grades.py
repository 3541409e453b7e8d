"""The points that each learner of the example class gets, exercise by exercise."""

MOST = (10, 18, 6, 16, 6, 24, 8, 12)


def lost(*exercises):
    """Full marks but for some exercises."""
    return tuple(0 if n in exercises else most for n, most in enumerate(MOST, start=1))


def kept(exercise, points):
    """Full marks but for one exercise, in which some parts are right."""
    return tuple(points if n == exercise else most for n, most in enumerate(MOST, start=1))


EXPECTED = {
    "full_marks": MOST,
    "other_styles": MOST,
    "numpy_warning": MOST,
    "deleted_test_cell": MOST,
    "blank": (0,) * 8,
    "hard_coded": (0,) * 8,  # right for the printed inputs, and the visible tests try others too
    "adds_the_gradient": lost(1),
    "prints_only": lost(1),
    "exception": lost(1),
    "shuffles_x_alone": lost(2),
    "drops_the_last_batch": kept(2, 7),
    "keys_w_not_dw": lost(3),
    "syntax_error": lost(3),
    "no_one_minus_beta": kept(4, 5),  # the step from that v is right
    "one_dict_twice": lost(5),
    "no_bias_correction": kept(6, 12),
    "beta1_for_s": kept(6, 11),
    "epsilon_in_the_root": kept(6, 10),
    "wrong_precedence": lost(7),
    "endless_loop": lost(7),
    "no_floor": lost(8),
}
