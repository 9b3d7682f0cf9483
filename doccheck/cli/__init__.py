"""The command line: thin click commands, the only room that prints or exits."""

from doccheck.cli.app import run

__all__ = ["run"]
