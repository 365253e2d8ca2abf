"""Whole weeks of the plan: commands, filling the following weeks by rules, and comparing two."""
