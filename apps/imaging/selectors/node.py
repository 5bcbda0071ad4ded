from datetime import timedelta

from django.conf import settings
from django.db.models import Sum

from apps.common.kernel import clock
from apps.common.policy import get_policy
from apps.imaging.drivers.certificates import read_file
from apps.imaging.drivers.vault import free_bytes
from apps.imaging.engine.mpps import IN_PROGRESS
from apps.imaging.engine.study_match import NEEDS_NOBODY
from apps.imaging.models import DicomRefusal, MppsStep, QuarantinedObject, Study
from apps.imaging.selectors.store import make_incoming, name_identity, visible_studies


def describe_node() -> dict:
    """The department's own node: how to reach it, what waits for a person, how full the store is."""
    policy = get_policy("imaging.acceptor")
    today = clock.now().date()
    return {
        "ae_title": settings.DICOM_AE_TITLE,
        "port": settings.DICOM_PORT,
        **_describe_transport(),
        "n_studies": Study.objects.count(),
        "n_unmatched": visible_studies().exclude(match__in=NEEDS_NOBODY).count(),
        "n_quarantined": QuarantinedObject.objects.filter(closed_at=None).count(),
        "n_open_steps": MppsStep.objects.filter(
            status=IN_PROGRESS, created_at__gte=clock.now() - timedelta(days=2)
        ).count(),
        "n_refused_today": DicomRefusal.objects.filter(day=today).aggregate(n=Sum("count"))["n"] or 0,
        "stored_bytes": Study.objects.aggregate(n=Sum("size_bytes"))["n"] or 0,
        "free_bytes": free_bytes(make_incoming()),
        "min_free_bytes": policy.payload["min_free_mb"] << 20,
        "policy_version": policy.label,
    }


def _describe_transport() -> dict:
    identity, policy = name_identity(settings.DICOM_TLS), get_policy("imaging.transport").payload
    own, authority = read_file(identity.certificate), read_file(identity.authorities)
    is_open = bool(settings.DICOM_TLS_PORT) and identity.is_complete()
    return {
        "tls_port": settings.DICOM_TLS_PORT if is_open else None,
        "least_transport": policy["least"],
        "certificate_subject": own.subject if own else "",
        "certificate_until": own.until if own else None,
        "authority_until": authority.until if authority else None,
        "certificate_warn_days": policy["warn_days"],
    }
