"""`doccheck portfolio`: the file that people fill in for `doccheck score`."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from doccheck.checklists import load_acts, load_checklists
from doccheck.cli.copies import force_option, free_target, write_copy
from doccheck.cli.options import checklists_option, examples, language_option
from doccheck.cli.portfolio_files import WORKBOOK
from doccheck.cli.settings import settings_option
from doccheck.reports import Reader
from doccheck.reports.portfolio_form import PortfolioForm
from doccheck.scoring.load import load_rules
from doccheck.scoring.portfolio import BODY, PORTFOLIO
from doccheck.scoring.rules import BodyKind


@click.group()
def portfolio() -> None:
    """Begin a portfolio of organisations."""


@portfolio.command(
    epilog=examples(
        "portfolio new region/ --lang kk",
        "portfolio new ministry/ --kind central_body --period 2024-Q3",
        "portfolio new region/ --xlsx",
    )
)
@click.argument(
    "folder", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path)
)
@click.option(
    "--kind",
    type=click.Choice([str(kind) for kind in BodyKind]),
    default=str(BodyKind.REGION_AKIMAT),
    show_default=True,
    help="What kind of body it is.",
)
@click.option(
    "--period",
    metavar="PERIOD",
    show_default="this year",
    help="What is scored: 2024 or 2024-Q1.",
)
@click.option("--xlsx", is_flag=True, help="A workbook instead of YAML.")
@language_option
@force_option
@checklists_option
@settings_option
def new(
    folder: Path,
    kind: str,
    period: str | None,
    language: str,
    folders: tuple[Path, ...],
    *,
    xlsx: bool,
    force: bool,
) -> None:
    """Write a portfolio to be filled in, with every fact that points depend on.

    The folders that are there already are listed as organisations.
    """
    today = datetime.date.today()  # noqa: DTZ011 - a local day
    folder.mkdir(parents=True, exist_ok=True)
    form = PortfolioForm(
        reader=Reader(
            checklists=load_checklists(folders),
            acts=load_acts(folders),
            scoring=load_rules(folders),
            language=language,
        ),
        kind=BodyKind(kind),
        period=period or str(today.year),
        folders=tuple(
            path.name
            for path in sorted(folder.iterdir())
            if path.is_dir() and not path.name.startswith(".") and path.name != BODY
        ),
    )
    target = free_target(folder / (WORKBOOK if xlsx else PORTFOLIO), force=force)
    write_copy(form.workbook() if xlsx else form.yaml().encode(), target)
