"""Foreign formats, everything from outside is untrusted: plan files and the library's own files."""
