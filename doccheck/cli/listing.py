"""`doccheck list`: what doccheck knows."""

from __future__ import annotations

from pathlib import Path

import click

from doccheck.checklists import load_acts, load_checklists, load_terms
from doccheck.cli.options import (
    checklists_option,
    examples,
    format_option,
    language_option,
)
from doccheck.cli.settings import settings_option
from doccheck.reports import Reader
from doccheck.reports.inventory import INVENTORIES, render_inventory
from doccheck.scoring.load import load_rules


@click.command(
    name="list",
    epilog=examples(
        "list types",
        "list rules --lang ru",
        "list requirements --format json",
        "list indicators",
    ),
)
@click.argument("what", type=click.Choice(list(INVENTORIES)))
@format_option
@language_option
@checklists_option
@settings_option
def list_(what: str, format_: str, language: str, folders: tuple[Path, ...]) -> None:
    """List what doccheck knows: types, requirements, rules, acts, the scoring."""
    reader = Reader(
        checklists=load_checklists(folders),
        acts=load_acts(folders),
        rules=load_terms(folders).rules,
        scoring=load_rules(folders),
        language=language,
    )
    text = render_inventory(what, reader, as_json=format_ == "json")
    click.echo(text, nl=False)
