"""Fills the newsroom: the only app that knows all the others."""
