"""`doccheck parse`: the document model of one file, for debugging."""

from __future__ import annotations

from pathlib import Path

import click

from doccheck.cli.options import examples, output_option
from doccheck.cli.output import write_result
from doccheck.parsers import read_document
from doccheck.reports import render_document


@click.command(epilog=examples("parse scan.pdf -o scan.json"))
@click.argument(
    "path", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE"
)
@output_option
def parse(path: Path, output: Path | None) -> None:
    """Show how a file was read: its blocks, pages and tables, as JSON."""
    write_result([render_document(read_document(path))], output)
