"""The ways by which customers reach the desk, one module per channel."""
