"""Thirty mistakes that we made in JupyterLab, to read what comes back as a learner would.

They go over all eighteen exercises. Eleven are two mistakes at once, and five are written
as a chatbot writes. The messages were mended until each says something true that leads on, so this
set measures nothing: `teaching.real_mistakes` does.
"""

from teaching.learner_trial import adaptive_optimizers, optimization_methods

__all__ = ["TRIALS"]

TRIALS = (*optimization_methods.TRIALS, *adaptive_optimizers.TRIALS)
