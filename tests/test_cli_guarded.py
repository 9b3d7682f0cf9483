"""Work in a worker on behalf of a command."""

import os
import signal

import pytest

from doccheck.cli.guarded import guarded
from doccheck.errors import ErrorCode, InputError, UnreadableDocumentError, UsageError


def refuse(_path):
    raise UnreadableDocumentError(ErrorCode.ENCRYPTED, "it asks for a password")


def misuse(_path):
    raise UsageError("not so")


def err(_path):
    return 1 // 0


def die(_path):
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_result_comes_back(tmp_path):
    assert guarded(lambda path: path.name.encode(), tmp_path / "a.docx") == b"a.docx"


def test_a_refusal_keeps_its_code(tmp_path):
    with pytest.raises(InputError, match="password") as caught:
        guarded(refuse, tmp_path)
    assert caught.value.code is ErrorCode.ENCRYPTED


def test_misuse_stays_misuse(tmp_path):
    with pytest.raises(UsageError, match="not so"):
        guarded(misuse, tmp_path)


def test_a_bug_brings_its_traceback(tmp_path):
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        guarded(err, tmp_path)


def test_a_worker_that_dies_costs_the_document_only(tmp_path):
    with pytest.raises(InputError):
        guarded(die, tmp_path)
