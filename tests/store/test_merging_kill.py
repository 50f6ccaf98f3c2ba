"""A merge that is killed has happened or has not, and the other file is never written."""

import sys
from pathlib import Path

import pytest
from killing_merges import rounds


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_merge_killed_at_any_moment_leaves_the_project_before_or_after_it(tmp_path: Path) -> None:
    assert rounds(12, tmp_path) == {"before", "after"}
