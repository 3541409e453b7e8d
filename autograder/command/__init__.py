"""What the commands do, and what the teacher sees meanwhile."""
