"""What a release must not show, and what its source must not get wrong."""
