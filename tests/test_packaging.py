"""A wheel works away from the checkout."""

import json
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PARTS = (
    "doccheck",
    "checklists",
    "models",
    "setup.cfg",
    "setup.py",
    "pyproject.toml",
    "README.md",
    "LICENSE",
)
UNWANTED = shutil.ignore_patterns("__pycache__", "*.egg-info")
ORDER = "ПРИКАЗ\n\n5 марта 2024 года № 17\n\nО рабочей группе\n\nПРИКАЗЫВАЮ:\n"


def call(*command: object, cwd: Path) -> str:
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """A wheel built from a copy, so that nothing is left in the checkout."""
    source = tmp_path_factory.mktemp("source")
    for name in PARTS:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, source / name, ignore=UNWANTED)
        else:
            shutil.copy(path, source / name)
    options = ("--no-deps", "--no-build-isolation", "--wheel-dir", "dist")
    call(sys.executable, "-m", "pip", "wheel", *options, ".", cwd=source)
    return next(source.glob("dist/doccheck-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """The scripts folder of a new environment with the wheel in it.

    The libraries are those of this environment, so that no network is needed.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    paths = sysconfig.get_paths(vars={"base": str(folder), "platbase": str(folder)})
    target = Path(paths["purelib"])
    pip = (sys.executable, "-m", "pip", "--python", Path(paths["scripts"], "python"))
    call(*pip, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    (target / "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return Path(paths["scripts"])


def names_in(folder: Path) -> set[str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    kept = (path for path in files if path.suffix != ".py" and path.name[0] != ".")
    return {str(path.relative_to(folder.parent)) for path in kept}


def test_wheel_holds_all_data(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    source = wheel.parent.parent
    data = names_in(source / "checklists") | names_in(source / "models")
    assert {f"doccheck/data/{name}" for name in data} <= inside
    for language in ("kk", "ru", "en"):
        assert f"doccheck/reports/messages/{language}.json" in inside
    templates = names_in(source / "doccheck" / "reports" / "templates")
    assert {f"doccheck/reports/{name}" for name in templates} <= inside
    assert "doccheck/py.typed" in inside


def test_installed_doccheck_finds_its_data(installed, tmp_path):
    command = (installed / "doccheck", "doctor", "--format", "json")
    rows = json.loads(call(*command, cwd=tmp_path))
    details = {row["what"]: row["detail"] for row in rows}
    for name in ("checklists", "models"):
        assert str(installed.parent) in details[name]
        assert str(ROOT) not in details[name]


def test_installed_doccheck_checks_a_document(installed, tmp_path):
    (tmp_path / "order.txt").write_text(ORDER, encoding="utf-8")
    command = (installed / "doccheck", "check", "order.txt", "--format", "json")
    document = json.loads(call(*command, cwd=tmp_path))["documents"][0]
    assert document["parts"][0]["type"] == "order"
    assert document["parts"][0]["requirements"]


def test_pins_name_no_place_to_fetch_from():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        pins = [line for line in lines if line and line[0] != "#"]
        assert all("==" in line or line == "-r requirements.txt" for line in pins)
        assert not any("://" in line or "@" in line for line in pins)
