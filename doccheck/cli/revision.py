"""Documents that changed in a git repository."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from doccheck.errors import UsageError


def changed_since(revision: str, files: Iterable[Path]) -> tuple[Path, ...]:
    """Return those of the files that differ from a revision or are new to git.

    Args:
        files: In the repository of the current folder.

    Raises:
        UsageError: There is no git, no repository or no such revision.
    """
    top = Path(_git("rev-parse", "--show-toplevel").rstrip("\n"))
    # A name that begins with a dash must not become an option of git.
    commit = _git("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    changed = _git("diff", "--name-only", "-z", "--diff-filter=d", commit.strip(), "--")
    new = _git("ls-files", "-z", "--others", "--exclude-standard", "--full-name", ":/")
    names = {(top / name).resolve() for name in (changed + new).split("\0") if name}
    return tuple(path for path in files if path.resolve() in names)


def _git(*arguments: str) -> str:
    command: Sequence[str] = ("git", *arguments)
    try:
        done = subprocess.run(  # noqa: S603 - git, with a revision that it has proved
            command, capture_output=True, check=True
        )
    except FileNotFoundError as error:
        raise UsageError("--diff needs git") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        raise UsageError(f"--diff: {said[-1] if said else 'git failed'}") from error
    return done.stdout.decode("utf-8", "surrogateescape")
