"""A job object of the process's own, which bounds its memory and its work.

https://learn.microsoft.com/windows/win32/procthread/job-objects
"""

import ctypes
from ctypes import wintypes

from snippets_app.desktop.windows.libraries import Handle, declare, last_error, library

_PROCESS_TIME = 0x00000002
_ACTIVE_PROCESS = 0x00000008
_PROCESS_MEMORY = 0x00000100
_DIE_ON_UNHANDLED_EXCEPTION = 0x00000400
_EXTENDED_LIMITS = 9
_TICKS = 10_000_000
"""In a second: a tick is 100 nanoseconds."""


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", wintypes.DWORD),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", wintypes.DWORD),
        ("affinity", ctypes.c_size_t),
        ("priority", wintypes.DWORD),
        ("scheduling", wintypes.DWORD),
    )


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("basic", _BasicLimits),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def limit_own_job(memory: int, seconds: int) -> int:
    """More memory than that is refused, more work ends the process, and it can start no other.

    Gives the job's handle, which stays open as long as the process runs. Raises OSError.
    """
    kernel = library("kernel32")
    flag, number = wintypes.BOOL, wintypes.DWORD
    create = declare(kernel, "CreateJobObjectW", Handle, ctypes.c_void_p, wintypes.LPCWSTR)
    limit = declare(
        kernel, "SetInformationJobObject", flag, Handle, ctypes.c_int, ctypes.c_void_p, number
    )
    assign = declare(kernel, "AssignProcessToJobObject", flag, Handle, Handle)
    own = declare(kernel, "GetCurrentProcess", Handle)
    job = create(None, None)
    wanted = _ExtendedLimits()
    wanted.basic.flags = (
        _PROCESS_TIME | _PROCESS_MEMORY | _ACTIVE_PROCESS | _DIE_ON_UNHANDLED_EXCEPTION
    )
    wanted.basic.process_time = seconds * _TICKS
    wanted.basic.processes = 1
    wanted.process_memory = memory
    size = ctypes.sizeof(wanted)
    if not (
        job and limit(job, _EXTENDED_LIMITS, ctypes.byref(wanted), size) and assign(job, own())
    ):
        raise ctypes.WinError(last_error())
    return int(job)
