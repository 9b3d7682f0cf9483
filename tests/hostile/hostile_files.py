"""Whatever can lie in a folder of documents and do harm, and some that cannot.

python tests/hostile/hostile_files.py FOLDER
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))

from hostile import hostile_docx, hostile_pdf

READ = "read"
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ORDER = """«Жұлдыз» ЖШС

БҰЙРЫҚ

2024 жылғы 5 наурыз № 17

Жұмыс тобын құру туралы

БҰЙЫРАМЫН:

1. Жұмыс тобы құрылсын.

Директор А. Сәтбаева
"""

#: A system that cannot write such a name leaves the file out.
ODD_NAMES = (
    "Бұйрық № 22 – қосымша (ә ғ қ ң ө ұ ү һ і).txt",
    'it\'s “quoted” "twice".txt',
    "two  spaces and a tab\t.txt",
    "new\nline.txt",
    "-rf.txt",
    "\x1b[31mred.txt",
    "$(touch broken).txt",
    f"{'ұ' * 120}.txt",
    os.fsdecode(b"cp1251-\xef\xf0\xe8\xea\xe0\xe7.txt"),
)


@dataclass(frozen=True, kw_only=True)
class Hostile:
    path: Path
    #: Codes of which one must come; `READ` among them where a report may come.
    codes: frozenset[str]


def write_hostile(folder: Path) -> list[Hostile]:
    """Write all hostile files to a folder."""
    return [*_made(folder), *_blobs(folder), *_named(folder), *_special(folder)]


def write_sound(folder: Path) -> list[Path]:
    """Write documents without any fault, with names between those of the others."""
    files = {
        "a-good.txt": ORDER.encode(),
        "f-good.docx": hostile_docx.sound(),
        "g-good.pdf": hostile_pdf.sound(),
        "t-good.docx": hostile_docx.sound(10),
        "z-good.txt": (ORDER + "2. Бұйрық күшіне енеді.\n").encode("utf-16"),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def _made(folder: Path) -> Iterator[Hostile]:
    for suffix, module in (("docx", hostile_docx), ("pdf", hostile_pdf)):
        for name, make, codes in module.CASES:
            path = folder / f"{name}.{suffix}"
            path.write_bytes(make())
            yield Hostile(path=path, codes=codes or frozenset({READ}))


def _blobs(folder: Path) -> Iterator[Hostile]:
    protected = "EncryptedPackage".encode("utf-16-le")
    blobs = (
        ("empty.docx", b"", "empty"),
        ("empty.pdf", b"", "empty"),
        ("blank.txt", b" \r\n\t" * 100, "empty"),
        ("nulls.docx", bytes(4096), "empty"),
        ("null-inside.txt", ORDER.encode() + b"\x00" * 9 + b"x", "unsupported read"),
        ("password.docx", OLE_MAGIC + bytes(504) + protected, "encrypted"),
        ("docx-as.pdf", hostile_docx.sound(), READ),
        ("pdf-as.docx", hostile_pdf.sound(), READ),
        ("text-as.docx", ORDER.encode(), READ),
        ("program-as.pdf", b"\x7fELF\x02\x01\x01" + bytes(range(256)), "unsupported"),
        ("one-word.txt", "а".encode() * 100_000, READ),
        ("one-line.txt", "(1.1.№«" * 50_000, READ),
        ("hyphens.txt", "жұ-\n" * 2_000, READ),
        ("marks.txt", "а" + "\u0301" * 100_000 + "\u202e" * 100_000, READ),
    )
    for name, content, codes in blobs:
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
        yield Hostile(path=folder / name, codes=frozenset(codes.split()))


def _named(folder: Path) -> Iterator[Hostile]:
    for name in ODD_NAMES:
        try:
            (folder / name).write_text(ORDER, encoding="utf-8")
        except OSError:
            continue
        yield Hostile(path=folder / name, codes=frozenset({READ}))


def _special(folder: Path) -> Iterator[Hostile]:
    """Make what is no file at all but is named like one."""
    os.mkfifo(folder / "pipe.txt")
    yield Hostile(path=folder / "pipe.txt", codes=frozenset({"unsupported"}))
    links = {
        "circle.txt": "circle.txt",
        "dangling.txt": "nowhere.txt",
        "device.txt": "/dev/zero",
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
        codes = frozenset({"corrupt", "unsupported"})
        yield Hostile(path=folder / name, codes=codes)
    (folder / "folder.docx").mkdir()
    (folder / "folder.docx" / "up").symlink_to(folder)
    if os.geteuid() != 0:  # the superuser may read anything
        forbidden = folder / "forbidden.txt"
        forbidden.write_text(ORDER, encoding="utf-8")
        forbidden.chmod(0)
        yield Hostile(path=forbidden, codes=frozenset({"corrupt"}))


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    written = write_hostile(folder)
    sound = write_sound(folder)
    sys.stdout.write(f"{folder}: {len(written)} hostile and {len(sound)} sound files\n")


if __name__ == "__main__":
    main()
