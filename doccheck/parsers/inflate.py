"""Unpacking a member of an archive in memory, without what `zipfile` does around it.

A small document has a dozen members, and opening each takes longer than unpacking it.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Final

#: What stands before a member: its mark, and at the end the lengths of two fields.
_HEADER: Final = struct.Struct("<4s22xHH")
_MARK: Final = b"PK\x03\x04"
#: A patched or encrypted member.
_UNUSUAL: Final = 0x21


def inflate(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int
) -> bytes | None:
    """Return a member unpacked, one byte over `most` at the most.

    None stands for whatever is unusual: `zipfile` knows how to read it, or what to
    say of it.
    """
    file = archive.fp
    if not isinstance(file, BytesIO) or member.flag_bits & _UNUSUAL:
        return None
    buffer, start = file.getbuffer(), member.header_offset
    if start < 0 or start + _HEADER.size > len(buffer):
        return None
    mark, name, extra = _HEADER.unpack_from(buffer, start)
    start += _HEADER.size + name + extra
    packed = buffer[start : start + member.compress_size]
    data = _unpacked(packed, member.compress_type, most) if mark == _MARK else None
    if data is None or len(data) > most:
        return data
    sound = len(data) == member.file_size and zlib.crc32(data) == member.CRC
    return data if sound else None


def _unpacked(packed: memoryview, method: int, most: int) -> bytes | None:
    if method == zipfile.ZIP_STORED:
        return bytes(packed[: most + 1])
    if method != zipfile.ZIP_DEFLATED:
        return None
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most + 1)
    except zlib.error:
        return None
