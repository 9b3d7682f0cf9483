"""The build step that puts the data beside the package into a wheel.

Everything else is in setup.cfg; `docs/decisions/0002-data-in-the-wheel.md` says why
this is not.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent
#: Folders that `doccheck/shipped.py` looks for.
DATA = ("checklists", "models")
#: Scripts that rebuild a model are of no use without the checkout.
LEFT_OUT = shutil.ignore_patterns("*.py", "__pycache__", ".*")


class BuildWithData(build_py):
    """Copies the data folders to `doccheck/data/`; an editable install needs none."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for name in DATA:
            target = Path(self.build_lib, "doccheck", "data", name)
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(ROOT / name, target, ignore=LEFT_OUT)


setup(cmdclass={"build_py": BuildWithData})
