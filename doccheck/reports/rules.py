"""What the rules of `lint/` say, in words."""

from __future__ import annotations

from typing import Final

from doccheck.findings import Finding
from doccheck.reports.catalogue import Catalogue
from doccheck.reports.facts import show_date
from doccheck.reports.places import quote

#: Parameters of findings that hold text of the document.
QUOTED: Final = frozenset({"text", "word", "repaired"})


def finding_message(finding: Finding, words: Catalogue) -> str:
    """Return the sentence about one finding; a rule may have one per variant."""
    variant = finding.params.get("variant", "message")
    keys = (f"rules.{finding.code}.{variant}", f"rules.{finding.code}.message")
    key = next((item for item in keys if words.knows(item)), f"rules.{finding.code}")
    params = {
        name: quote(value, words) if name in QUOTED else show_date(value)
        for name, value in finding.params.items()
    }
    return words.say(key, **params)


def rule_codes(words: Catalogue) -> tuple[str, ...]:
    return tuple(sorted(words.messages["rules"]))
