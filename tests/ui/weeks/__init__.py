"""Tests of the commands and dialogs for whole weeks."""
