"""Files under var/files, found by their SHA-256: written once, never changed."""

from apps.common.files.store import open_file, store_file

__all__ = ["open_file", "store_file"]
