"""Nothing that a gesture has returned is lost when the program is killed (rule 7)."""

import sys
from pathlib import Path

import pytest
from killing import rounds


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_was_said_to_be_done_is_there_after_a_kill_at_any_moment(tmp_path: Path) -> None:
    assert rounds(10, tmp_path) > 10
