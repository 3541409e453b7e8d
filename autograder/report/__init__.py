"""What the teacher is told, about a submission and about a class."""
