"""Kill the program two hundred times while it codes, and look for what is lost.

Run by hand: python tests/benchmarks/kill.py [rounds] [seed]
"""

import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

from killing import rounds

if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() % 1_000_000
    begun = time.time()
    with tempfile.TemporaryDirectory() as folder:
        told = rounds(count, Path(folder), seed)
    print(f"{count} kills, seed {seed}: {told} things told, none lost, {time.time() - begun:.0f} s")
