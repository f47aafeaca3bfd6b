"""Orders and return cases: what a shop sold, what came back for it, and everything that happened in between."""
