"""A program of its own that forks kernels, each into a sandbox. See `autograder.forking`.

It loads nothing of the grader's, since the kernels inherit all its memory.
"""
