"""Let processes keep memory that they free: arrays of megabytes come and go with every call.

The C library would give it back to the system each time, which fills it with zeros anew.
"""

_MOST = 32 * 2**20  # what the GNU C library takes at most
KEEPING = {
    "GLIBC_TUNABLES": f"glibc.malloc.mmap_threshold={_MOST}:glibc.malloc.trim_threshold={2 * _MOST}"
}
"""In the environment of a program; other C libraries do not read it."""
