"""The honours: awards, rounds, tiers, measures, results."""
