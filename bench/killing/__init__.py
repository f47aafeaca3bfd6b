"""Whole lives of cases while servers are killed, and a judge who knows how each had to end."""
