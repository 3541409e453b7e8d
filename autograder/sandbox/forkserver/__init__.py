"""A program of its own that forks kernels, each into a sandbox. See `fork_client`.

It loads nothing of the grader's, since the kernels inherit all its memory.
"""
