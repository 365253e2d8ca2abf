"""Tests of the pictures in the window."""
