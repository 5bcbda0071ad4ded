from radflow.settings.env import BIND as DICOM_HOST
from radflow.settings.env import DICOM_AE_TITLE, DICOM_PORT, DICOM_TLS, DICOM_TLS_PORT

__all__ = ["DICOM_AE_TITLE", "DICOM_HOST", "DICOM_PORT", "DICOM_TLS", "DICOM_TLS_PORT"]
