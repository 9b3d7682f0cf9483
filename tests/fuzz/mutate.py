"""Ways to damage a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from fuzz.seeds import TOKENS


@dataclass(frozen=True)
class Mutation:
    kind: str
    #: Where, as a share of the file.
    place: float
    #: How many bytes, which token, which bit: as the kind has it.
    number: int


def _flip(data: bytes, at: int, number: int) -> bytes:
    if at >= len(data):
        return data
    return data[:at] + bytes([data[at] ^ 1 << number % 8]) + data[at + 1 :]


def _cut_off(data: bytes, at: int, _number: int) -> bytes:
    return data[:at]


def _take_out(data: bytes, at: int, number: int) -> bytes:
    return data[:at] + data[at + number :]


def _repeat(data: bytes, at: int, number: int) -> bytes:
    return data[:at] + data[at : at + number] * 3 + data[at + number :]


def _put_in(data: bytes, at: int, number: int) -> bytes:
    return data[:at] + TOKENS[number % len(TOKENS)].encode() + data[at:]


def _overwrite(data: bytes, at: int, number: int) -> bytes:
    token = TOKENS[number % len(TOKENS)].encode()
    return data[:at] + token + data[at + len(token) :]


def _splice(data: bytes, at: int, number: int) -> bytes:
    """Put a piece from elsewhere over what stands there."""
    other = number * 7919 % max(1, len(data))
    piece = data[other : other + number]
    return data[:at] + piece + data[at + len(piece) :]


KINDS: dict[str, Callable[[bytes, int, int], bytes]] = {
    "flip": _flip,
    "cut_off": _cut_off,
    "take_out": _take_out,
    "repeat": _repeat,
    "put_in": _put_in,
    "overwrite": _overwrite,
    "splice": _splice,
}


def mutate(data: bytes, mutations: list[Mutation]) -> bytes:
    for item in mutations:
        at = int(item.place * (len(data) + 1))
        data = KINDS[item.kind](data, at, item.number)
    return data
