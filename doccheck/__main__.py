"""`python -m doccheck` and the command `doccheck`."""

from __future__ import annotations

import sys

from doccheck.cli import run


def main() -> None:
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
