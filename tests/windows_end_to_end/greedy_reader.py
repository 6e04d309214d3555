"""A clipboard manager that respects no marks: it reads every text as soon as it is copied.

It says on stdout how long each text was that it got.
"""

import ctypes
import sys
import time
from ctypes import wintypes

from snippets_app.desktop.windows.libraries import declare, library
from snippets_app.desktop.windows.message_loop import MessageLoop

_CHANGED = 0x031D
_UNICODE_TEXT = 13


def main() -> None:
    loop = MessageLoop("greedy reader")
    user32, kernel32 = library("user32"), library("kernel32")
    listen = declare(user32, "AddClipboardFormatListener", wintypes.BOOL, wintypes.HWND)
    opened = declare(user32, "OpenClipboard", wintypes.BOOL, wintypes.HWND)
    closed = declare(user32, "CloseClipboard", wintypes.BOOL)
    get = declare(user32, "GetClipboardData", wintypes.HANDLE, wintypes.UINT)
    lock = declare(kernel32, "GlobalLock", ctypes.c_void_p, wintypes.HANDLE)
    unlock = declare(kernel32, "GlobalUnlock", wintypes.BOOL, wintypes.HANDLE)

    def changed(_first: int, _second: int) -> int:
        if opened(loop.window):
            data = get(_UNICODE_TEXT)
            if data:
                sys.stdout.write(f"{len(ctypes.wstring_at(lock(data)))}\n")
                sys.stdout.flush()
                unlock(data)
            closed()
        return 0

    loop.on(_CHANGED, changed)
    loop.call(lambda: listen(loop.window))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        time.sleep(60)


if __name__ == "__main__":
    main()
