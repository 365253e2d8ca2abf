"""Back Desk: plan a client's training week, see what it covers, print it."""

__version__ = "0.1.0"
