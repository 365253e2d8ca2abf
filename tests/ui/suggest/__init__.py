"""Tests of the handouts on record in the window."""
