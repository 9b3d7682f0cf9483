"""`doccheck explain`: a requirement, a rule or a type in words."""

from __future__ import annotations

from pathlib import Path

import click

from doccheck.checklists import load_acts, load_checklists, load_terms
from doccheck.cli.options import (
    checklists_option,
    close_match,
    examples,
    language_option,
)
from doccheck.cli.settings import settings_option
from doccheck.cli.terminal import text_style
from doccheck.errors import UsageError
from doccheck.reports import Reader
from doccheck.reports.explanation import explain as explanation_of
from doccheck.reports.explanation import explainable
from doccheck.scoring.load import load_rules


@click.command(
    epilog=examples(
        "explain anticorruption_policy.responsibility --lang kk",
        "explain DC101",
        "explain conflict_of_interest_policy",
        "explain 3.2.2 --lang ru",
    )
)
@click.argument("name", metavar="ID")
@language_option
@checklists_option
@settings_option
def explain(name: str, language: str, folders: tuple[Path, ...]) -> None:
    """Explain a requirement, a rule, a type or an indicator: what, why, how to mend."""
    reader = Reader(
        checklists=load_checklists(folders),
        acts=load_acts(folders),
        rules=load_terms(folders).rules,
        scoring=load_rules(folders),
        language=language,
    )
    text = explanation_of(name, reader, text_style(None))
    if text is None:
        hint = close_match(name, explainable(reader))
        raise UsageError(f"no requirement, rule or type {name!r}{hint}")
    click.echo(text, nl=False)
