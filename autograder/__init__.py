"""The teacher's side: build the release, run hidden tests, grade a class, report.

Nothing that a learner receives imports this package.
"""
