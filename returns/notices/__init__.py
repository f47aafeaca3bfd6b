"""What customers are told when their case moves: texts, and the ways in which they leave the house."""
