"""Start the window as a person does, say when it can be used, and say how much memory a short visit took.

python tests/benchmarks/first_paint.py start|visit [PROJECT]
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def main(what: str, path: Path | None) -> None:
    """Open the window, with a project if one is given."""
    from qualapp import settings
    from qualapp.desktop import main as program

    app = program.application()
    window = program.MainWindow(settings.load())
    window.show()
    if path is not None:
        window.open_project(path)
    app.processEvents()
    while path is not None and (window.coding is None or window.coding.source is None):
        app.processEvents()
    app.processEvents()
    print("painted", flush=True)
    if what == "visit" and window.coding is not None:
        _visit(app, window)
        print(f"{_peak():.1f}", flush=True)
    os._exit(0)


def _visit(app, window) -> None:  # type: ignore[no-untyped-def]
    """Look at twenty sources, search, list the excerpts of a code, and wait until all is counted."""
    from qualapp.model.excerpt import ExcerptFilter

    project = window.session.project
    from PySide6.QtCore import QEvent

    for source in window.coding.sources.listed()[:20]:
        window.coding.open_source(source)
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    project.search.count("ledelse")
    list(project.search.hits("ledelse", 100))
    code, _depth = list(project.codes.tree().walk())[-1]
    window.workspaces.show_excerpts(ExcerptFilter(codes=frozenset({code.id})))
    while window.coding.sources.is_counting or window.workspaces.wanted("excerpts")._listing.is_asking:
        app.processEvents()
    window.workspaces.show("coding")
    app.processEvents()


def _peak() -> float:
    from figures import peak_memory

    return peak_memory()


if __name__ == "__main__" and len(sys.argv) > 1:
    main(sys.argv[1], Path(sys.argv[2]) if len(sys.argv) > 2 else None)
