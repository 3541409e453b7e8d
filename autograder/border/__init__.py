"""Between the learner's code and the verdict: learner cells there, test cells here."""
