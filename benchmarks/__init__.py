"""How long things take: ``make bench``. Nothing here is a test, and no test measures time."""
