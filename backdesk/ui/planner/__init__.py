"""The board, the coverage panel and the dose editor."""
