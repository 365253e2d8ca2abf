"""The window of clients."""
