"""Item models: the week board, the library list and the coverage tree."""
