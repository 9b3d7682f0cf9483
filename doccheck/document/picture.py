"""Pages of a document as pictures, with places marked on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Rectangle(NamedTuple):
    """A place on a picture, in its pixels from the top left corner."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a quote stands on a page; line by line."""

    quote: str
    places: tuple[Rectangle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePicture:
    page: int
    #: A JPEG image.
    data: bytes
    width: int
    height: int
    marks: tuple[Mark, ...] = ()
