"""What runs in the learner's kernel. Bound into the sandbox by itself; it holds no secret.

It imports nothing of the rest of `autograder`.
"""
