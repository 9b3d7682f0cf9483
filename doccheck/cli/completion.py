"""`doccheck completion`: the script that lets a shell complete what one types."""

from __future__ import annotations

from typing import Final

import click
from click.shell_completion import get_completion_class

from doccheck.cli.options import examples
from doccheck.errors import UsageError

SHELLS: Final = ("bash", "fish", "zsh")
PROGRAM: Final = "doccheck"


@click.command(
    epilog=examples(
        "completion bash >> ~/.bashrc",
        "completion zsh >> ~/.zshrc",
        "completion fish > ~/.config/fish/completions/doccheck.fish",
    )
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what a shell must read to complete commands, options and their values."""
    kind = get_completion_class(shell)
    if kind is None:
        raise UsageError(f"no completion for {shell}")
    variable = f"_{PROGRAM.upper()}_COMPLETE"
    script = kind(context.find_root().command, {}, PROGRAM, variable)
    click.echo(script.source())
