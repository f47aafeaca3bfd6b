"""Scripted customers who talk to a running desk over the chat's contract, and a judge who knows the truth."""
