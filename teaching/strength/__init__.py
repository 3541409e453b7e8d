"""How strong the tests are: what they refuse, accept, and call by its name."""
