"""Tests of the planner's parts."""
