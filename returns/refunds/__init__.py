"""Money on its way back: the ledger, what is due to whom, and the port of those who pay it."""
