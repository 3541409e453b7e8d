"""What the tests of several rooms need: no fixture, and nothing that a test need not load."""
