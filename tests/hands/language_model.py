"""A language model as if a person had installed it: a pipeline of spaCy's that knows a few names by heart."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from qualapp.language.names import installed_model

PATTERNS = (
    ("PER", "Mette Hansen"),
    ("ORG", "Røde Kors"),
    ("ORG", "Skolen"),
    ("LOC", "Aarhus"),
    ("ORG", "«Fonden»"),
)


@contextmanager
def no_models() -> Iterator[None]:
    """Nothing is known of models that were installed before, and none is left behind."""
    installed_model.cache_clear()
    yield
    installed_model.cache_clear()
    for name in [name for name in sys.modules if name.startswith(("da_core_news", "en_core_web"))]:
        del sys.modules[name]


def install_model(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str = "da_core_news_sm") -> None:
    """Put a package with a model on the path, with what an installer writes beside it."""
    import spacy

    language, _underscore, rest = name.partition("_")
    pipeline = spacy.blank(language, meta={"name": rest, "version": "1.0.0"})
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": words} for label, words in PATTERNS])
    package = folder / name
    package.mkdir(parents=True)
    pipeline.to_disk(package / f"{name}-1.0.0")
    (package / "meta.json").write_text((package / f"{name}-1.0.0" / "meta.json").read_text("utf-8"), "utf-8")
    (package / "__init__.py").write_text(
        "from spacy.util import load_model_from_init_py\n\n\n"
        "def load(**choices):\n    return load_model_from_init_py(__file__, **choices)\n",
        "utf-8",
    )
    told = folder / f"{name}-1.0.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0.0\n", "utf-8")
    (told / "entry_points.txt").write_text(f"[spacy_models]\n{name} = {name}\n", "utf-8")
    monkeypatch.syspath_prepend(str(folder))
    installed_model.cache_clear()
