"""The figures of the benchmarks: how they are taken, and the table that they are gathered in."""

import gc
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

_HEAD = (
    "| gesture | set | goal | median | of it processor | worked on | peak memory |\n|---|---|---:|---:|---:|---|---:|\n"
)


@dataclass(frozen=True)
class Figure:
    """What one gesture took: times in milliseconds, memory in megabytes, or another unit that is named."""

    gesture: str
    made: str
    taken: float
    goal: float | None
    processor: float | None
    size: str
    memory: float | None
    unit: str = "ms"

    def __str__(self) -> str:
        goal = "" if self.goal is None else f"{self.goal:,.0f} {self.unit}"
        processor = "" if self.processor is None else f"{self.processor:,.1f} ms"
        memory = "" if self.memory is None else f"{self.memory:,.0f} MB"
        taken = f"{self.taken:,.1f} {self.unit}"
        return f"| {' | '.join((self.gesture, self.made, goal, taken, processor, self.size, memory))} |"


@dataclass
class Figures:
    """All figures of one run."""

    rounds: int
    found: list[Figure] = field(default_factory=list)

    def note(self, figure: Figure) -> None:
        """Keep a figure and print it."""
        self.found.append(figure)
        print(f"\n{figure}")

    def take(
        self,
        benchmark: Any,
        act: Callable[..., object],
        *,
        gesture: str,
        made: str,
        size: str,
        goal: float | None = None,
        setup: Callable[[], object] | None = None,
        rounds: int | None = None,
    ) -> None:
        """Do something five times, or as often as is chosen, and keep the middle of what it took.

        What the processor gave to this program stands beside it: on a busy machine that says more.
        """
        processor: list[float] = []

        def timed(*values: Any) -> None:
            before = time.process_time()
            act(*values)
            processor.append(time.process_time() - before)

        def prepared() -> tuple[tuple[object, ...], dict[str, object]]:
            value = setup() if setup else None
            gc.collect()
            return (() if value is None else (value,)), {}

        _forget_peak()
        benchmark.pedantic(timed, setup=prepared, rounds=rounds or self.rounds)
        taken = benchmark.stats.stats.median * 1000
        self.note(Figure(gesture, made, taken, goal, median(processor) * 1000, size, peak_memory()))

    def write(self, path: Path) -> None:
        """Write the table."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_HEAD + "".join(f"{figure}\n" for figure in self.found), encoding="utf-8")


def peak_memory() -> float:
    """The most megabytes that this program has held, where the system says so since the last measurement."""
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / 1024 / (1024 if sys.platform == "darwin" else 1)
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")) / 1024


def _forget_peak() -> None:
    gc.collect()
    try:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    except OSError:
        return
