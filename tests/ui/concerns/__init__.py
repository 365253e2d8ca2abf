"""Tests of the precautions screen in the window."""
