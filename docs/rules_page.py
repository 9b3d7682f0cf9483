"""Write the tables of docs/rules.md anew: `python docs/rules_page.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from doccheck.checklists import Limit, Unit, load_acts, load_terms
from doccheck.reports.catalogue import load_catalogue
from doccheck.reports.facts import Reader
from doccheck.reports.rules import ALL_RULES

PAGE: Final = Path(__file__).parent / "rules.md"
FAMILIES: Final = {
    "1": "Text",
    "2": "Requisites",
    "3": "Acts cited",
    "4": "Dates and terms",
    "5": "Leftovers",
    "6": "Two versions of one document",
    "7": "The set of one organisation",
}
#: What stands between these is written by this script.
GENERATED: Final = re.compile(
    r"(<!-- (?P<name>rules|terms): from the data -->\n).*?(<!-- end -->)", re.DOTALL
)


def page(text: str) -> str:
    """Return the page with its tables written anew."""
    terms = load_terms()
    reader = Reader(checklists={}, acts=load_acts(), rules=terms.rules)
    tables = {"rules": [*_rules(reader)], "terms": [*_terms(reader)]}
    return GENERATED.sub(
        lambda match: "\n".join((match[1], *tables[match["name"]], "", match[3])), text
    )


def _rules(reader: Reader) -> Iterator[str]:
    words = load_catalogue("en")
    family = ""
    for rule in ALL_RULES:
        if rule.code[2] != family:
            family = rule.code[2]
            yield from ([""] if family != "1" else [])
            yield f"## DC{family}xx: {FAMILIES[family]}"
            yield ""
            yield "| code | severity | what | why | source |"
            yield "|---|---|---|---|---|"
        data = reader.rules.get(rule.code)
        source = "; ".join(map(reader.source, data.source)) if data else ""
        title = words.say(f"rules.{rule.code}.title")
        why = words.say(f"rules.{rule.code}.why")
        yield f"| {rule.code} | {rule.severity} | {title} | {why} | {source} |"


def _terms(reader: Reader) -> Iterator[str]:
    words = load_catalogue("en")
    yield "| code | from | to | term | counted |"
    yield "|---|---|---|---|---|"
    for code, rule in sorted(reader.rules.items()):
        if limit := rule.limit:
            ends = f"{_step(limit.first)} | {_step(limit.last)}"
            counted = (
                words.say(f"counting.{limit.counting.name}")
                if limit.unit is Unit.WORKING_DAYS
                else "By the calendar."
            )
            yield f"| {code} | {ends} | {_length(limit)} | {counted} |"


def _step(name: str) -> str:
    return name.replace("_", " ")


def _length(limit: Limit) -> str:
    bound = "at least" if limit.at_least else "at most"
    number = limit.at_least or limit.at_most or 0
    unit = limit.unit.value.replace("_", " ")
    return f"{bound} {number} {unit.rstrip('s') if number == 1 else unit}"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
