"""Handouts on record: the list of what was given out, and what changed since."""
