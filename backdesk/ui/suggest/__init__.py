"""Suggestions: what is missing in the week, and building a first week."""
