"""The file of a portfolio in a folder: `portfolio.yaml`, or `portfolio.xlsx`."""

from __future__ import annotations

from pathlib import Path

from doccheck.scoring.portfolio import Portfolio, load_portfolio
from doccheck.scoring.rules import Rules


def read_portfolio_in(folder: Path, rules: Rules) -> Portfolio:
    """Return the portfolio of a folder.

    Raises:
        ChecklistError: There is no such file, or it is not a portfolio.
    """
    return load_portfolio(folder, rules)
