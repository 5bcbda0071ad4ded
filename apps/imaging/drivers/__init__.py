"""DICOM in and out of the world. Devices write values the standard forbids: they are read, not complained about."""

import logging
import warnings

from pydicom import config

config.settings.reading_validation_mode = config.IGNORE
logging.getLogger("pydicom").setLevel(logging.ERROR)
warnings.filterwarnings("ignore", category=UserWarning, module="pydicom")
