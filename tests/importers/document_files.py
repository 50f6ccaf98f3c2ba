"""Word and OpenDocument files written by hand, for what no library writes."""

import zipfile
from pathlib import Path

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def zipped(path: Path, **parts: str | bytes) -> Path:
    """A zip archive with these parts; `__` in a name stands for `/` and `_x` for `.xml`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_x", ".xml"), content)
    return path


def word_xml(body: str, namespace: str = WORD) -> str:
    """A Word document part around paragraphs."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{namespace}"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml">'
        f"<w:body>{body}</w:body></w:document>"
    )


def word_file(path: Path, body: str, styles: str = "", namespace: str = WORD) -> Path:
    """A Word file around paragraphs."""
    found = f'<w:styles xmlns:w="{namespace}">{styles}</w:styles>'
    return zipped(path, word__document_x=word_xml(body, namespace), word__styles_x=found)


def p(words: str, properties: str = "") -> str:
    """A paragraph of Word with one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def opendocument_xml(body: str, styles: str = "") -> str:
    """An OpenDocument content part around paragraphs."""
    names = " ".join(f'xmlns:{name}="{OFFICE}{name}:1.0"' for name in ("office", "text", "table", "style", "draw"))
    return (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )


def opendocument_file(path: Path, body: str, styles: str = "") -> Path:
    """An OpenDocument file around paragraphs."""
    return zipped(path, content_x=opendocument_xml(body, styles))
