"""The figures as tables of Markdown."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.fidelity.measures import Score
from benchmarks.fidelity.readers import versions
from benchmarks.fidelity.speed import Pace

MARKS = "fidelity"
#: Columns: what is measured, and whether it is shown as a share.
COLUMNS = (
    ("words", "words %", True),
    ("extra words", "extra words %", True),
    ("blocks", "blocks whole %", True),
    ("misplaced", "out of order", False),
    ("headings", "headings", False),
    ("false headings", "false headings", False),
    ("numbers", "automatic numbers", False),
    ("cells", "cells", False),
    ("boxes", "text boxes", False),
    ("boxes twice", "boxes twice", False),
    ("notes", "footnotes", False),
    ("inserted", "insertions", False),
    ("controls", "controls", False),
    ("leaks", "leaks", False),
)


def render(
    scores: Mapping[tuple[str, str], Score], speeds: Mapping[str, Sequence[Pace]]
) -> str:
    parts = [_machine()]
    for format_ in dict.fromkeys(name for name, _ in scores):
        rows = {
            name: score for (kind, name), score in scores.items() if kind == format_
        }
        parts.append(f"### {format_.upper()}\n\n{_fidelity(rows)}")
    if speeds:
        parts.append("### Speed")
    parts += [f"{title}:\n\n{_speed(paces)}" for title, paces in speeds.items()]
    return "\n\n".join(parts)


def replace_part(path: Path, report: str, marks: str = MARKS) -> None:
    """Put a report between its marks in a file."""
    begin, end = f"<!-- {marks}: begin -->", f"<!-- {marks}: end -->"
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    path.write_text(f"{before}{begin}\n{report}\n{end}{after}", encoding="utf-8")


def _machine() -> str:
    today = datetime.datetime.now(tz=datetime.UTC).date()
    return (
        f"Measured on {today.isoformat()}: {os.cpu_count()} processors"
        f" ({platform.machine()}), {platform.system()},"
        f" Python {platform.python_version()}; {versions()}."
    )


def _fidelity(rows: Mapping[str, Score]) -> str:
    shown = [
        column
        for column in COLUMNS
        if any(score.total[column[0]] for score in rows.values())
    ]
    lines = [_row(["", *(title for _, title, _ in shown)])]
    lines.append(_row(["---", *("---:" for _ in shown)]))
    for name, score in rows.items():
        values = [_value(score, key, share=share) for key, _, share in shown]
        lines.append(_row([name, *values]))
    return "\n".join(lines)


def _value(score: Score, key: str, *, share: bool) -> str:
    total = score.total[key]
    if not total:
        return "–"
    if share:
        return f"{100 * score.found[key] / total:.2f}"
    return f"{score.found[key]} of {total}"


def _speed(measured: Sequence[Pace]) -> str:
    lines = [
        _row(["", "pages a second", "of the floor"]),
        _row(["---", "---:", "---:"]),
    ]
    for pace in measured:
        name = f"{pace.reader.name} (floor)" if pace.reader.floor else pace.reader.name
        share = (
            f"{100 * pace.share:.0f} %"
            if pace.share >= 0.1
            else f"{100 * pace.share:.1f} %"
        )
        pages = f"{pace.pages_per_second:.0f}" if pace.pages_per_second else "–"
        lines.append(_row([name, pages, share]))
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
