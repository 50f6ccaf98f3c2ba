"""The demo project is made whole or not at all."""

from pathlib import Path

from qualapp.demo import build_demo


def test_a_demo_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    work = build_demo(tmp_path / "demo.qualapp")
    next(work)
    next(work)
    assert (tmp_path / "demo.qualapp").exists()
    work.close()
    assert list(tmp_path.iterdir()) == []
