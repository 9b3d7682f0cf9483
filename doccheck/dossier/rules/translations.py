"""DC711, and DC6xx between files: the Kazakh and the Russian version of a document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from doccheck.dossier.model import DossierFinding, Filed, Standing
from doccheck.dossier.rule import DossierRule, Examined, found_at
from doccheck.findings import Evidence, Severity
from doccheck.lint import are_versions, differences


def version_outdated(examined: Examined) -> Iterator[DossierFinding]:
    """Yield the versions in the other language that are older than the current one.

    None where there is a translation of the same day.
    """
    for current in examined.of_standing(Standing.CURRENT):
        if _partner(current, examined) is not None:
            continue
        for older in examined.of_standing(Standing.SUPERSEDED):
            beginning = older.part.digest.beginning if older.part.digest else None
            if beginning and _is_older_translation(older, current):
                yield found_at(
                    older,
                    Evidence(location=beginning),
                    "DC711",
                    date=older.part.date or "",
                    other_date=current.part.date or "",
                    file=current.path,
                )
                break


def _is_older_translation(older: Filed, current: Filed) -> bool:
    languages = {older.part.language, current.part.language}
    dated = older.part.date and current.part.date
    return older.type == current.type and languages == {"kk", "ru"} and bool(dated)


def _partner(current: Filed, examined: Examined) -> Filed | None:
    """Return the translation of a document."""
    return next(
        (
            item
            for item in examined.of_standing(Standing.TRANSLATION)
            if item.type == current.type and item.params.get("other") == current.path
        ),
        None,
    )


def differences_of_pairs(examined: Examined) -> Iterator[DossierFinding]:
    """Yield what one file has and its translation in another file lacks."""
    for current in examined.of_standing(Standing.CURRENT):
        other = _partner(current, examined)
        if other is None or other.path == current.path:
            continue
        one, two = current.part.digest, other.part.digest
        if one is None or two is None or not are_versions(one, two):
            continue
        for having, finding in differences(one, two):
            filed = current if having is one else other
            yield DossierFinding(path=filed.path, number=filed.number, finding=finding)


RULES: Final = (
    DossierRule(code="DC711", severity=Severity.NOTE, find=version_outdated),
)
