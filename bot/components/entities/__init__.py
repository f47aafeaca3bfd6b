"""Order numbers, addresses, days and the like, found by patterns of our own."""
