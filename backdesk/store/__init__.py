"""Clients and plans in one SQLite file; rows never leave this package."""
