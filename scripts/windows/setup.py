"""Setup.exe from a built program, by NSIS, which runs on Windows and on Linux."""

import subprocess
from pathlib import Path

from scripts.windows.lock import ROOT
from scripts.windows.version import COMPANY, COPYRIGHT, numbers

SCRIPT = ROOT / "installer" / "setup.nsi"


def make_setup(
    program: Path, made: Path, version: str, *, quick: bool = False, sign: str = ""
) -> Path:
    """``made``, which installs the folder ``program``; larger but sooner made when ``quick``.

    ``sign`` is a command that signs the file named after it: the uninstaller, then Setup.
    """
    defined = {
        "VERSION": version,
        "NUMBERS": ".".join(map(str, numbers(version))),
        "PROGRAM": str(program.absolute()),
        "OUT": str(made.absolute()),
        "COMPANY": COMPANY,
        "COPYRIGHT": COPYRIGHT,
    }
    options = [f"-D{name}={value}" for name, value in defined.items()]
    options += ["-DQUICK"] if quick else []
    options += [f"-DSIGN={sign}"] if sign else []
    subprocess.run(
        ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *options, SCRIPT], check=True
    )
    return made
