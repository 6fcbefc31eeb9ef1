"""A large archive for measurements: made up, the same for the same seed, and removable without a trace."""
