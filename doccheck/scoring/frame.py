"""Who is scored and for which days, as the file of a portfolio tells it.

A word that is not known is named and the nearest safe reading taken, so that the rest
can be scored; only what nobody can read is an error.
"""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from doccheck.errors import ChecklistError
from doccheck.scoring.declared import Problem, Written
from doccheck.scoring.members import Role
from doccheck.scoring.periods import ScoredPeriod
from doccheck.scoring.rules import BodyKind, Rules

#: Other words that people use for a kind of body.
KINDS: Final[Mapping[str, BodyKind]] = MappingProxyType(
    {
        **{str(kind): kind for kind in BodyKind},
        "region": BodyKind.REGION_AKIMAT,
        "regional_akimat": BodyKind.REGION_AKIMAT,
        "akimat": BodyKind.REGION_AKIMAT,
        "district": BodyKind.DISTRICT_AKIMAT,
        "central": BodyKind.CENTRAL_BODY,
        "central_state_body": BodyKind.CENTRAL_BODY,
        "ministry": BodyKind.CENTRAL_BODY,
    }
)
#: Other words for what an organisation is.
WORDS_OF_ROLE: Final[Mapping[str, Role]] = MappingProxyType(
    {
        **{str(role): role for role in Role},
        "state_body": Role.UNIT,
        "department": Role.UNIT,
        "quasi_state": Role.ORGANISATION,
    }
)
#: Of a period that is a mapping.
FIRST: Final = ("from", "first", "start")
LAST: Final = ("until", "to", "last", "end")
YEAR: Final = re.compile(r"(20\d\d)(?:\s*-?\s*Q([1-4]))?", re.IGNORECASE)
TWO_DAYS: Final = re.compile(r"(\d{4}-\d\d-\d\d)\D+(\d{4}-\d\d-\d\d)")


def known_keys(
    written: Written, known: Iterable[str], problems: list[Problem]
) -> dict[str, Any]:
    """Return what stands under known keys; the others are named."""
    names = list(known)
    found: dict[str, Any] = {}
    for key, value in written.raw.items():
        if key in names:
            found[key] = value
            continue
        close = next(iter(difflib.get_close_matches(str(key), names, n=1)), "")
        place = written.place((str(key),))
        params = {"key": str(key), "close": close}
        problems.append(Problem(reason="unknown_key", place=place, params=params))
    return found


def kind_of(written: Written, problems: list[Problem]) -> BodyKind:
    """Return the kind of the body; one that is not known is any other."""
    said = str(written.raw.get("kind") or "")
    kind = KINDS.get(said.strip().lower())
    if kind is not None:
        return kind
    params = {"key": "kind", "value": said or "–", "known": ", ".join(BodyKind)}
    place = written.place(("kind",))
    problems.append(Problem(reason="unknown_word", place=place, params=params))
    return BodyKind.OTHER


def role_of(written: Written, default: Role, problems: list[Problem]) -> Role:
    """Return what an organisation says it is."""
    key = "role" if "role" in written.raw else "kind"
    if key not in written.raw:
        return default
    said = str(written.raw[key])
    role = WORDS_OF_ROLE.get(said.strip().lower())
    if role is not None:
        return role
    params = {"key": key, "value": said, "known": ", ".join(Role)}
    place = written.place((key,))
    problems.append(Problem(reason="unknown_word", place=place, params=params))
    return default


def period_of(written: Written, problems: list[Problem]) -> ScoredPeriod:
    """Return the days of the period; they lie in one calendar year.

    Raises:
        ChecklistError: Nobody can say which days are meant.
    """
    raw = written.raw.get("period")
    if raw is None:
        year = datetime.date.today().year  # noqa: DTZ011 - a local day
        params = {"key": "period", "value": str(year)}
        place = written.place(("period",))
        problems.append(Problem(reason="missing_key", place=place, params=params))
        return whole_period(year)
    if isinstance(raw, Mapping):
        ends = [_end(raw, names, written) for names in (FIRST, LAST)]
        return _between(ends[0], ends[1], written)
    days = TWO_DAYS.fullmatch(str(raw).strip())
    if days:
        return _between(_day(days[1], written), _day(days[2], written), written)
    named = YEAR.fullmatch(str(raw).strip())
    if named is None:
        raise _wrong(written, f"period: {raw!r} is no period (write 2024 or 2024-Q1)")
    return whole_period(int(named[1]), int(named[2]) if named[2] else None)


def whole_period(year: int, quarter: int | None = None) -> ScoredPeriod:
    """Return a calendar year, or a quarter of it.

    >>> whole_period(2024, 1).last
    datetime.date(2024, 3, 31)
    """
    first, last = (1, 12) if quarter is None else (quarter * 3 - 2, quarter * 3)
    after = datetime.date(year + last // 12, last % 12 + 1, 1)
    return ScoredPeriod(
        first=datetime.date(year, first, 1), last=after - datetime.timedelta(days=1)
    )


def choices_of(written: Written, rules: Rules) -> Mapping[str, str]:
    """Return the choice of every option, by default or by the portfolio.

    Raises:
        ChecklistError: An option or a choice that is not there.
    """
    choices = rules.defaults
    for name, choice in (written.raw.get("options") or {}).items():
        option = rules.options.get(name)
        known = list(option.choices) if option else list(rules.options)
        if option is None or choice not in option.choices:
            wrong = name if option is None else choice
            message = f"options: {wrong!r} is unknown; known: {', '.join(known)}"
            place = written.place(("options", name))
            raise ChecklistError(f"{place}: {message}")
        choices[name] = choice
    return MappingProxyType(choices)


def _end(
    raw: Mapping[str, Any], names: tuple[str, ...], written: Written
) -> datetime.date:
    value = next((raw[name] for name in names if raw.get(name) is not None), None)
    return _day(value, written, f"period.{names[0]}")


def _between(
    first: datetime.date, last: datetime.date, written: Written
) -> ScoredPeriod:
    if first > last or first.year != last.year:
        message = "both days must lie in one calendar year, in their order"
        raise _wrong(written, f"period: {message}")
    return ScoredPeriod(first=first, last=last)


def _day(value: object, written: Written, key: str = "period") -> datetime.date:
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(str(value))
    except ValueError as error:
        message = f"{key}: {value!r} is no day (write 2024-12-31)"
        raise _wrong(written, message) from error


def _wrong(written: Written, message: str) -> ChecklistError:
    return ChecklistError(f"{written.place(('period',))}: {message}")
