"""docs/rules.md says what the data say."""

from __future__ import annotations

import runpy
from pathlib import Path

DOCS = Path(__file__).parent.parent / "docs"


def test_the_page_of_rules_is_fresh() -> None:
    script = runpy.run_path(str(DOCS / "rules_page.py"))
    text = (DOCS / "rules.md").read_text(encoding="utf-8")

    assert script["page"](text) == text, "run python docs/rules_page.py"
