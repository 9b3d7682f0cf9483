"""The hooks of `.pre-commit-hooks.yaml`, run by pre-commit itself on a commit."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from doccheck.cli.files import EXTENSIONS

ROOT = Path(__file__).parent.parent
HOOKS = {
    hook["id"]: hook
    for hook in yaml.safe_load(ROOT.joinpath(".pre-commit-hooks.yaml").read_text())
}
DOSSIER = ROOT / "samples" / "dossier"
GOOD = "anticorruption-standard.ru.docx"
FLAWED = "order.ru.flawed.docx"


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A git repository whose commits `pre-commit` watches."""
    for name, value in {
        "PRE_COMMIT_HOME": tmp_path / "cache",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "Somebody",
        "GIT_AUTHOR_EMAIL": "somebody@example.org",
        "GIT_COMMITTER_NAME": "Somebody",
        "GIT_COMMITTER_EMAIL": "somebody@example.org",
        "LC_ALL": "C.UTF-8",
    }.items():
        monkeypatch.setenv(name, str(value))
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet")
    return folder


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def watch(repository: Path, hook: str) -> None:
    """Have a hook of ours run by the doccheck of these tests before each commit."""
    settings = {**HOOKS[hook], "language": "system"}
    program = f"{sys.executable} -m doccheck"
    settings["entry"] = settings["entry"].replace("doccheck", program, 1)
    configuration = {"repos": [{"repo": "local", "hooks": [settings]}]}
    file = repository / ".pre-commit-config.yaml"
    file.write_text(yaml.safe_dump(configuration), encoding="utf-8")
    command = [sys.executable, "-m", "pre_commit", "install"]
    subprocess.run(command, cwd=repository, check=True, capture_output=True)


def commit(repository: Path, *samples: str) -> subprocess.CompletedProcess[str]:
    for name in samples:
        shutil.copy(DOSSIER / name, repository / name)
    git(repository, "add", ".")
    return git(repository, "commit", "--message", "change")


@pytest.mark.parametrize("hook", HOOKS)
def test_commit_passes_with_good_documents_and_is_blocked_by_others(repository, hook):
    watch(repository, hook)
    done = commit(repository, GOOD)
    assert done.returncode == 0, done.stderr
    done = commit(repository, FLAWED)
    assert done.returncode == 1
    assert f"✗ {FLAWED}" in done.stderr


def test_hook_for_files_looks_at_what_is_committed_only(repository):
    shutil.copy(DOSSIER / FLAWED, repository / FLAWED)
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "--message", "before there was a hook")
    watch(repository, "doccheck")
    assert commit(repository, GOOD).returncode == 0
    watch(repository, "doccheck-tree")
    assert commit(repository, "order-and-standard.kk.docx").returncode == 1


def test_suppression_lets_a_commit_pass(repository):
    rules = (
        f'[[suppress]]\nrequirement = "order.{name}"\nreason = "old"\n'
        for name in ("signature", "number", "command", "date", "appendix", "title")
    )
    text = '[[suppress]]\ncode = "DC"\nreason = "old"\n' + "".join(rules)
    repository.joinpath("doccheck.toml").write_text(text, encoding="utf-8")
    watch(repository, "doccheck")
    assert commit(repository, FLAWED).returncode == 0


def test_hook_for_files_is_called_for_every_format():
    pattern = HOOKS["doccheck"]["files"]
    names = [f"Бұйрық № 1{extension}" for extension in EXTENSIONS]
    assert all(re.search(pattern, name) for name in names)
    assert all(re.search(pattern, name.upper()) for name in names)
    assert not re.search(pattern, "docx.py")
