"""Tests of handouts for many clients."""
