"""A program of a centre: the same code, with a policy beside it."""

import json
from pathlib import Path

from snippets_app.demo.virtual_desktop import VirtualDesktop
from snippets_app.paths import program_folder
from tests.end_to_end.program import Saywell


def with_policy(desktop: VirtualDesktop, folder: Path, **policy: object) -> Saywell:
    """Saywell as it lies on an agent's desk, its data in the folder's ``data``."""
    program = folder / "program"
    program.mkdir()
    for name in ("snippets_app", "snippets", "assets"):
        (program / name).symlink_to(program_folder() / name)
    (program / "policy.json").write_text(json.dumps(policy, ensure_ascii=False))
    return Saywell(desktop, folder / "data", {"PYTHONPATH": str(program)})
