"""Log lines: for people, or one JSON object a line (RADFLOW_LOG=json). Both carry the ids of what is worked on."""

import json
import logging
from datetime import UTC, datetime

from apps.common.kernel import trace


class AddIds(logging.Filter):
    """Notes the ids where the line is written: a handler may print it from another thread."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.ids = trace.list_ids()
        record.with_ids = "".join(f" {name}={value}" for name, value in record.ids.items())
        return True


class JsonLines(logging.Formatter):
    """`process`: the department's name of the process, such as web or relay."""

    def __init__(self, process: str = "radflow") -> None:
        super().__init__()
        self.process = process

    def format(self, record: logging.LogRecord) -> str:
        facts = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "process": self.process,
            "pid": record.process,
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "ids", {}),
        }
        if record.exc_info:
            facts["traceback"] = self.formatException(record.exc_info)
        return json.dumps(facts, ensure_ascii=False, default=str)
