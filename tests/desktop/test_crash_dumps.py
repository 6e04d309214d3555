import subprocess
import sys

from tests.platforms import on_linux

LIMIT = """
import resource
from snippets_app.desktop.crash_dumps import leave_none
leave_none()
print(resource.getrlimit(resource.RLIMIT_CORE)[0])
"""


@on_linux
def test_the_limit_of_a_core_dump_is_a_byte():
    done = subprocess.run([sys.executable, "-c", LIMIT], capture_output=True, text=True, check=True)
    assert done.stdout in ("1\n", "0\n"), "0 where the hard limit forbids more"
