"""Writes the documents of `samples/region/` from `region.yaml` and `region_sources/`.

    python samples/build_region.py [--into FOLDER]

The same sources give the same bytes. What people fill in (`portfolio.yaml` and every
`organisation.yaml`) is written by hand and stays.
"""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from build import text_bytes
from source import Source, parse_lines
from write_docx import docx_bytes

HERE = Path(__file__).parent
SOURCES: Final = HERE / "region_sources"
#: Begins a piece of a source and ends it: `%% approval` … `%%`.
PIECE: Final = "%%"
MONTHS: Final = {
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша "
    "желтоқсан",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября "
    "декабря",
}
WRITERS: Final[Mapping[str, Callable[[Source], bytes]]] = {
    "docx": docx_bytes,
    "txt": text_bytes,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A document of the region: its source, its values, what is left out of it."""

    folder: str
    type: str
    language: str
    format: str
    values: Mapping[str, str]
    without: frozenset[str]

    @property
    def name(self) -> str:
        """Return a name that says little: documents are known by their content."""
        parts = (self.type.replace("_", "-"), self.values["day"], self.language)
        return "-".join(filter(None, parts)) + f".{self.format}"

    @property
    def place(self) -> str:
        return f"{self.folder}/{self.name}"

    @property
    def source(self) -> Path:
        return SOURCES / f"{self.type}.{self.language}.md"

    def bytes(self, without: frozenset[str] = frozenset()) -> bytes:
        """Return the document; `without` names more pieces to leave out."""
        text = self.source.read_text(encoding="utf-8")
        kept = "\n".join(_kept(text, self.without | without))
        body = tuple(parse_lines(kept.format_map(self.values)))
        source = Source(name=self.name, language=self.language, body=body)
        return WRITERS[self.format](source)

    def pieces(self) -> Iterator[str]:
        """Yield the names of the pieces that can be left out of it."""
        for line in self.source.read_text(encoding="utf-8").splitlines():
            name = line.removeprefix(PIECE).strip() if line.startswith(PIECE) else ""
            if name and name not in self.without:
                yield name


def planned(plan: Path = HERE / "region.yaml") -> Iterator[Planned]:
    """Yield every document of the region."""
    raw = yaml.safe_load(plan.read_text(encoding="utf-8"))
    groups = {raw["body"]["folder"]: raw["body"], **raw["units"]}
    for folder, item in {**groups, **raw["organisations"]}.items():
        for document in item["documents"]:
            yield _planned(folder, item, document, str(raw["year"]))


def _planned(
    folder: str, item: Mapping[str, Any], document: Mapping[str, Any], year: str
) -> Planned:
    language = document.get("language", item["language"])
    day = document.get("date")
    return Planned(
        folder=folder,
        type=document["type"],
        language=language,
        format=document.get("as", "txt"),
        values={
            "org": item["org"],
            "head": item["head"],
            "officer": OFFICER[language],
            "clerk": CLERK[language],
            "year": year,
            "number": str(document.get("number", "")),
            "day": day.isoformat() if day else "",
            "date": _date(day, language, within=True) if day else "",
            "date_sign": _date(day, language, within=False) if day else "",
        },
        without=frozenset(document.get("without", ())),
    )


OFFICER: Final = {"kk": "Ж. Мұратбек", "ru": "К. Дюсенова"}
CLERK: Final = {"kk": "А. Серікқызы", "ru": "Л. Пак"}
#: Vowels after which a Kazakh month takes -дағы or -дегі and not -тағы or -тегі.
FRONT: Final = frozenset("әеөүі")
VOICELESS: Final = frozenset("қпктсш")


def _date(day: datetime.date, language: str, *, within: bool) -> str:
    month = MONTHS[language].split()[day.month - 1]
    if language == "ru":
        return f"{day.day} {month} {day.year} года"
    return f"{day.year} жылғы {day.day} {_within(month) if within else month}"


def _within(month: str) -> str:
    """Return a Kazakh month as in "қаңтардағы"."""
    is_front = [letter for letter in month if letter in "аоұыәеөүі"][-1] in FRONT
    consonant = "т" if month[-1] in VOICELESS else "д"
    return f"{month}{consonant}{'егі' if is_front else 'ағы'}"


def _kept(text: str, without: frozenset[str]) -> Iterator[str]:
    """Yield the lines of a source but for the pieces that are left out."""
    is_out = False
    for line in text.splitlines():
        if line.startswith(PIECE):
            is_out = line.removeprefix(PIECE).strip() in without
        elif not is_out:
            yield line


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--into", type=Path, default=HERE / "region")
    into = parser.parse_args().into
    for document in planned():
        path = into / document.place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.bytes())


if __name__ == "__main__":
    main()
