"""What a document of a type is made of, from its first line to its signature."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from doccheck.checklists.load import validate
from doccheck.checklists.model import (
    LANGUAGES,
    NOTHING,
    Checklist,
    Phrases,
    Requirement,
)
from doccheck.checklists.yaml_lines import line_of, load_yaml
from doccheck.errors import ChecklistError
from doccheck.shipped import data_folder

FOLDER: Final = "skeletons"
COMMON: Final = "common.yaml"
COMMON_SCHEMA: Final = "skeletons-1.json"
SCHEMA: Final = "skeleton-1.json"

#: A text by language of the document.
Texts = Mapping[str, str]


class Look(StrEnum):
    """How a piece of a document looks."""

    STAMP = "stamp"
    HEAD = "head"
    TITLE = "title"
    SECTION = "section"
    TEXT = "text"
    LINE = "line"
    BLANK = "blank"
    TABLE = "table"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    look: Look
    #: Requirements that it meets once it is filled in.
    requirements: tuple[Requirement, ...] = ()
    #: By language, lines parted by line breaks.
    text: Texts = field(default_factory=lambda: MappingProxyType({}))
    #: Whether it is a clause with a number.
    numbered: bool = False
    columns: Phrases = field(default_factory=lambda: NOTHING)
    row_heads: Phrases = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    checklist: Checklist
    pieces: tuple[Piece, ...]

    def order(self) -> tuple[str, ...]:
        """Return the ids of requirements in the order in which a document says them."""
        ids = (item.id for piece in self.pieces for item in piece.requirements)
        return tuple(dict.fromkeys(ids))


def load_skeleton(checklist: Checklist, extra: Sequence[Path] = ()) -> Skeleton:
    """Return the skeleton of a type: of the last folder that has one.

    It is looked for beside the checklist, too. A checklist without one has the sections
    of its requirements in their order.

    Raises:
        ChecklistError: A file is wrong.
    """
    own = (checklist.path.parent,) if checklist.path else ()
    folders = (data_folder("checklists"), *own, *extra)
    paths = [folder / FOLDER / f"{checklist.type}.yaml" for folder in folders]
    path = next((path for path in reversed(paths) if path.is_file()), None)
    common = _Common.load()
    raw = list(_derived(checklist))
    if path is not None:
        data: Any = load_yaml(path)
        validate(data, SCHEMA, path)
        raw = data["pieces"]
    named = {item.name: item for item in checklist.requirements}
    _refuse_unknown(raw, named, path)
    pieces = [_piece(item, named) for item in common.spelled_out(raw, path)]
    return Skeleton(checklist=checklist, pieces=tuple(_with_blanks(pieces, common)))


@dataclass(frozen=True, slots=True)
class _Common:
    """What several skeletons use."""

    blank: Texts
    pieces: Mapping[str, Sequence[Any]]

    @classmethod
    def load(cls) -> _Common:
        path = data_folder("checklists") / FOLDER / COMMON
        raw: Any = load_yaml(path)
        validate(raw, COMMON_SCHEMA, path)
        return cls(raw["blank"], raw["pieces"])

    def spelled_out(self, raw: Sequence[Any], path: Path | None) -> Iterator[Any]:
        """Yield pieces with those of common use in place of their names."""
        for item in raw:
            name = item.get("use")
            if name is None:
                yield item
            elif name in self.pieces:
                yield from self.pieces[name]
            else:
                raise ChecklistError(f"no piece {name!r} in {COMMON}", path=path)


def _derived(checklist: Checklist) -> Iterator[Any]:
    """Yield the pieces of a checklist that has no skeleton of its own."""
    kinds = {item.name: item.match for item in checklist.requirements}
    requisites = {str(match.params.get("requisite")) for match in kinds.values()}
    if "approval" in requisites:
        yield {"use": "approval_by_act"}
    titles = {language: checklist.titles[language] for language in LANGUAGES}
    yield {"look": Look.TITLE, **titles}
    for item in checklist.requirements:
        if item.match.kind != "requisite":
            heading = {language: item.title[language] for language in LANGUAGES}
            yield {"look": Look.SECTION, "for": [item.name], **heading}
    if "signature" in requisites:
        yield {"use": "signature"}


def _refuse_unknown(
    raw: Sequence[Any], named: Mapping[str, Requirement], path: Path | None
) -> None:
    """Refuse names of requirements that the type of a skeleton does not have."""
    for number, item in enumerate(raw):
        for name in item.get("for", ()):
            if name not in named:
                line = line_of(path, ["pieces", number, "for"]) if path else None
                message = f"no requirement {name!r} in its checklist"
                raise ChecklistError(message, path=path, line=line)


def _piece(raw: Mapping[str, Any], named: Mapping[str, Requirement]) -> Piece:
    """Return a piece; one of common use may name what its type does not ask for."""
    lists = {
        key: MappingProxyType({name: tuple(items) for name, items in raw[key].items()})
        for key in ("columns", "row_heads")
        if key in raw
    }
    texts = {language: raw[language] for language in LANGUAGES if language in raw}
    return Piece(
        look=Look(raw["look"]),
        requirements=tuple(named[name] for name in raw.get("for", ()) if name in named),
        text=MappingProxyType(texts),
        numbered=bool(raw.get("numbered")),
        **lists,
    )


def _with_blanks(pieces: Sequence[Piece], common: _Common) -> Iterator[Piece]:
    """Yield pieces, a blank to fill in behind each section that has no text."""
    blank = Piece(look=Look.BLANK, text=common.blank)
    following = [*pieces[1:], None]
    for piece, after in zip(pieces, following, strict=True):
        if piece.look is Look.BLANK and not piece.text:
            yield Piece(
                look=Look.BLANK, requirements=piece.requirements, text=common.blank
            )
            continue
        yield piece
        has_body = after is not None and after.look in {
            Look.TEXT,
            Look.BLANK,
            Look.TABLE,
        }
        if piece.look is Look.SECTION and not has_body:
            yield blank
