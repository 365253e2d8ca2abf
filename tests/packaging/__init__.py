"""Set-up scripts and the wheel."""
