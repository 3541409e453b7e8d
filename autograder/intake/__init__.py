"""What is refused, mended or collected before anything of a submission is run."""
