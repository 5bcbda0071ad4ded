"""DICOM in and out of the world. Devices write values the standard forbids: they are read, not complained about."""

import logging
import warnings

from pydicom import config

config.settings.reading_validation_mode = config.IGNORE
logging.getLogger("pydicom").setLevel(logging.ERROR)
# It writes a traceback for every title that is not ASCII: what strangers send is refused, and counted as a refusal.
logging.getLogger("pynetdicom.utils").setLevel(logging.CRITICAL)
warnings.filterwarnings("ignore", category=UserWarning, module="pydicom")
