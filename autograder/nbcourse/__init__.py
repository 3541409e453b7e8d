"""A course as nbgrader keeps it: where it is, its folders, and what the gradebook says."""
