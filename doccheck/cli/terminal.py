"""What the terminal can show."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from doccheck.reports import TextStyle
from doccheck.reports.style import PLAIN_WIDTH


def text_style(output: Path | None) -> TextStyle:
    """Return width and colour for stdout, or for a file where one is written."""
    if output is not None or not sys.stdout.isatty():
        return TextStyle()
    width = min(shutil.get_terminal_size().columns, PLAIN_WIDTH)
    return TextStyle(width=width, colour=_colours())


def _colours() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
