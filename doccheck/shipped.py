"""Where the data that doccheck ships lies: in the wheel, or beside the checkout."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from doccheck.errors import ModelError

PACKAGE: Final = Path(__file__).parent


def data_folder(name: str) -> Path:
    """Return the folder `checklists` or `models`.

    Raises:
        ModelError: The installation is not whole.
    """
    for folder in (PACKAGE / "data" / name, PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise ModelError(f"the folder {name} is missing: install doccheck again")
