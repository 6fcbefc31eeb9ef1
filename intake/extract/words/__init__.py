"""The closed sets of words that the rules stand on. Adding a word here is how most rules are mended."""
