"""The window of all clients, the form of one, and the ways between clients and plans."""
