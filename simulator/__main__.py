"""`python -m simulator`: runs the demo day until it is stopped."""

import json
import logging
import signal
import sys
import time

from simulator.day import Day
from simulator.setting import VAR, Setting


def read_mqtt_url() -> str:
    """As a technician was told it: the devices' account of the embedded broker, or MQTT_URL."""
    services = json.loads((VAR / "run" / "services.json").read_text())
    return services.get("mqtt_device_url") or services["mqtt_url"]


def main() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for noisy in ("httpx", "httpcore", "pynetdicom"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    setting = Setting()
    if setting.is_off:
        logging.info("the simulator is off (RADFLOW_SIMULATOR)")
        while True:
            time.sleep(3600)
    day = Day(setting)
    day.open()
    day.start_telemetry(read_mqtt_url())
    day.run()


if __name__ == "__main__":
    main()
