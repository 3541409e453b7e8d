"""Kernels that hold the learner's code, and nothing of ours, within reach."""
