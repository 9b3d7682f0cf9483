"""The help of every command: complete, and with examples that can be typed."""

import shlex
from collections.abc import Iterator

import click
import pytest

from doccheck.cli import run
from doccheck.cli.app import app


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))
        else:
            yield (*path, name), command


COMMANDS = dict(commands(app))


def examples(path: tuple[str, ...], capsys) -> list[str]:
    assert run([*path, "--help"]) == 0
    help_ = capsys.readouterr().out
    _, _, after = help_.partition("Examples:\n")
    lines = (line.strip() for line in after.splitlines())
    return [line for line in lines if line.startswith("doccheck ")]


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_command_has_examples_that_can_be_typed(path, capsys):
    shown = examples(path, capsys)
    assert shown
    for line in shown:
        words = shlex.split(line, comments=True)[1:]
        for sign in (">", ">>", "<", "|"):
            words = words[: words.index(sign)] if sign in words else words
        assert tuple(words[: len(path)]) == path
        given = {word.partition("=")[0] for word in words if word.startswith("-")}
        known = {o for p in COMMANDS[path].params for o in (*p.opts, *p.secondary_opts)}
        assert given - {"-"} <= known


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_option_says_what_it_is_for(path):
    options = [p for p in COMMANDS[path].params if isinstance(p, click.Option)]
    silent = [option.opts for option in options if not option.help]
    assert silent == []
    assert COMMANDS[path].help
