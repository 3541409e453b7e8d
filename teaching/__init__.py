"""This course's teacher's side: credit, the bank of mistakes, the build of the release.

Nothing that a learner receives imports this package.
"""
