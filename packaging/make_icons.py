"""Draw the program's icon in every size and form that desktops ask for, from resources/icons/qualapp.svg.

The pictures are kept beside this file, so that only someone who changes the drawing has to run it.
"""

import struct
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parents[1]
DRAWING = ROOT / "resources" / "icons" / "qualapp.svg"
FOLDER = ROOT / "packaging" / "icons"
LINUX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
WINDOWS = (16, 20, 24, 32, 40, 48, 64, 256)
MACOS = {b"icp4": 16, b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic14": 512, b"ic10": 1024}
"""The kinds of picture in an .icns, with their width in pixels."""


def picture(size: int) -> QImage:
    """The drawing in a square of so many pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    return image


def png(size: int) -> bytes:
    """The picture as the bytes of a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(picture(size))
    return bytes(buffer.data().data())


def ico(sizes: Iterable[int]) -> bytes:
    """A Windows icon that holds a PNG of each size."""
    pictures = [(size, png(size)) for size in sizes]
    start = 6 + 16 * len(pictures)
    entries = b""
    for size, data in pictures:
        width = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", width, width, 0, 0, 1, 32, len(data), start)
        start += len(data)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(data for _, data in pictures)


def icns(kinds: dict[bytes, int]) -> bytes:
    """A macOS icon that holds a PNG of each kind."""
    chunks = b""
    for kind, size in kinds.items():
        data = png(size)
        chunks += kind + struct.pack(">I", 8 + len(data)) + data
    return b"icns" + struct.pack(">I", 8 + len(chunks)) + chunks


def main() -> None:
    """Write all icons."""
    for size in LINUX:
        folder = FOLDER / "hicolor" / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "qualapp.png").write_bytes(png(size))
    scalable = FOLDER / "hicolor" / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    (scalable / "qualapp.svg").write_bytes(DRAWING.read_bytes())
    (FOLDER / "qualapp.ico").write_bytes(ico(WINDOWS))
    (FOLDER / "qualapp.icns").write_bytes(icns(MACOS))


if __name__ == "__main__":
    main()
