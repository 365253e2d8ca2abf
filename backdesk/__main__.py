"""`python -m backdesk` and the installed command `backdesk`."""

from __future__ import annotations

import sys

from backdesk import app


def main() -> int:
    """Run with the arguments of the process; returns the exit code."""
    return app.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
