from apps.common.doctor import data, machine, servers  # noqa: F401 - each registers its checks
from apps.common.doctor.registry import examine, fault, note, register_check, warn

__all__ = ["examine", "fault", "note", "register_check", "warn"]
