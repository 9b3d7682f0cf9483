"""What the rules of `lint/` say, in words."""

from __future__ import annotations

from typing import Final

from doccheck.checklists import Source
from doccheck.dossier import DOSSIER_RULES, DossierRule
from doccheck.findings import Finding
from doccheck.lint import RULES, Rule
from doccheck.reports.catalogue import Catalogue
from doccheck.reports.facts import Reader, show_date
from doccheck.reports.places import quote

#: Rules on a document, then those on the set of an organisation.
ALL_RULES: Final[tuple[Rule | DossierRule, ...]] = (*RULES, *DOSSIER_RULES)
#: Parameters of findings that hold text of the document.
QUOTED: Final = frozenset({"own", "text", "word", "repaired"})
#: Those that hold the id of an act.
ACTS: Final = frozenset({"act", "base", "replaced_by"})
#: Which days were counted.
COUNTING: Final = "counting"
#: The parameter that holds the id of a document type.
TYPE: Final = "type"
#: What bodies took the place of another, by language of the reader.
SUCCESSOR: Final = "successor"


def finding_message(finding: Finding, reader: Reader) -> str:
    """Return the sentence about one finding; a rule may have one per variant."""
    words = reader.words
    variant = finding.params.get("variant", "message")
    keys = (f"rules.{finding.code}.{variant}", f"rules.{finding.code}.message")
    key = next((item for item in keys if words.knows(item)), f"rules.{finding.code}")
    params = {
        name: _value(name, value, reader) for name, value in finding.params.items()
    }
    named = params.get(f"{SUCCESSOR}_{words.language}")
    return words.say(key, **params, **({SUCCESSOR: named} if named else {}))


def _value(name: str, value: str, reader: Reader) -> str:
    if name == COUNTING:
        return reader.words.say(f"counting.{value}")
    if name in QUOTED:
        return quote(value, reader.words)
    if name in ACTS:
        return reader.source(Source(act=value))
    if name == TYPE:
        return reader.type_title(value)
    return show_date(value)


def rule_codes(words: Catalogue) -> tuple[str, ...]:
    return tuple(sorted(words.messages["rules"]))
