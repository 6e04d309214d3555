"""What tells bytes from all others, by Python's own code: ``hashlib`` loads OpenSSL, 4 MB of it."""

try:
    from _blake2 import blake2b
except ImportError:  # a Python that was built without it
    from hashlib import blake2b

DIGEST_SIZE = 32


def digest(data: bytes | memoryview) -> bytes:
    """BLAKE2b, ``DIGEST_SIZE`` bytes."""
    return blake2b(data, digest_size=DIGEST_SIZE).digest()
