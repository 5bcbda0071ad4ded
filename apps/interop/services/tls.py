"""TLS of the HL7 lines, from files that the installation names (`RADFLOW_MLLP_TLS_*`); IHE ATNA asks for both ends to show a certificate."""

import ssl

from django.conf import settings


def make_listener_context() -> ssl.SSLContext | None:
    """None while no certificate is named: the line is plain. With a CA named, a caller without its certificate is turned away."""
    if not settings.RADFLOW_MLLP_TLS_CERT:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(settings.RADFLOW_MLLP_TLS_CERT, settings.RADFLOW_MLLP_TLS_KEY or None)
    if settings.RADFLOW_MLLP_TLS_CA:
        context.load_verify_locations(settings.RADFLOW_MLLP_TLS_CA)
        context.verify_mode = ssl.CERT_REQUIRED
    return context


def make_sender_context() -> ssl.SSLContext:
    """The partner must show a certificate of the named CA (else of the system's); ours is shown where one is named."""
    context = ssl.create_default_context(cafile=settings.RADFLOW_MLLP_TLS_CA or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if settings.RADFLOW_MLLP_TLS_CERT:
        context.load_cert_chain(settings.RADFLOW_MLLP_TLS_CERT, settings.RADFLOW_MLLP_TLS_KEY or None)
    return context
