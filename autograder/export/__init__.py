"""Grades for other programs: ``nbgrader export --exporter=autograder.export.CanvasExport``."""

from autograder.export.canvas import CanvasExport
from autograder.export.exercises import ExerciseExport
from autograder.export.moodle import MoodleExport

__all__ = ["CanvasExport", "ExerciseExport", "MoodleExport"]
