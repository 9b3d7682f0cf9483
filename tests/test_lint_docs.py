"""docs/rules.md and `doccheck explain` say what the data say."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from doccheck.pipeline import Law
from doccheck.reports import Reader
from doccheck.reports.catalogue import load_catalogue
from doccheck.reports.explanation import explain
from doccheck.reports.rules import ALL_RULES
from doccheck.reports.style import TextStyle

DOCS = Path(__file__).parent.parent / "docs"


def test_the_page_of_rules_is_fresh() -> None:
    script = runpy.run_path(str(DOCS / "rules_page.py"))
    text = (DOCS / "rules.md").read_text(encoding="utf-8")

    assert script["page"](text) == text, "run python docs/rules_page.py"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule.code)
def test_every_rule_is_explained(law: Law, rule, language: str) -> None:
    reader = Reader(
        checklists=law.checklists,
        acts=law.acts,
        rules=law.terms.rules,
        language=language,
    )
    words = load_catalogue(language)

    text = " ".join((explain(rule.code, reader, TextStyle(width=10_000)) or "").split())

    for part in ("title", "why", "mend"):
        assert words.say(f"rules.{rule.code}.{part}") in text
    assert "{" not in text
