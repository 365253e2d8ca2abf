"""Undoable commands."""
