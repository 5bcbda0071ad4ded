from apps.imaging.drivers.contexts import MESSAGE_SYNTAXES, STORAGE_CLASSES, STORAGE_SYNTAXES, name_syntaxes
from apps.imaging.engine.conformance import write_statement


def make_statement() -> str:
    """docs/conformance/dicom.md."""
    return write_statement(
        classes=STORAGE_CLASSES,
        syntaxes=name_syntaxes(STORAGE_SYNTAXES),
        message_syntaxes=name_syntaxes(MESSAGE_SYNTAXES),
    )
