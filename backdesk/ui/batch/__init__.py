"""Handouts for many clients at once."""
