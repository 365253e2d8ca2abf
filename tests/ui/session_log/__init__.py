"""Tests of the session record in the window."""
