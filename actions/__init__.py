"""What the assistant does: custom actions that listen, ask `returns`, and say what it answered."""
