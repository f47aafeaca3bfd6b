"""How well messages are understood, on sets of sentences that nothing was learnt from."""
