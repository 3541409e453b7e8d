"""Pages that people open: nothing of a learner's runs in them, hidden tests are not on them."""
