"""A whole class: submissions to workers, verdicts back, one writer."""
