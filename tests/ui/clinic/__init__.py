"""Tests of the clinic dialog."""
