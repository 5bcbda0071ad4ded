from celery import shared_task

from apps.imaging import public


@shared_task
def complete_studies() -> None:
    """Beat: studies that are whole, or quiet for long enough."""
    public.complete_studies()


@shared_task
def match_again() -> None:
    """Beat: studies and procedure steps that came before their exam was known."""
    public.match_again()
    public.apply_again()


@shared_task
def send_images() -> None:
    """Beat: one task for each destination with something due, and the answers to storage commitment."""
    for peer_id in public.list_due_lanes():
        forward_to.delay(peer_id)
    public.report_commitments()


@shared_task
def forward_to(peer_id: int) -> None:
    """Sends for a while; the next beat goes on, so that no destination keeps a worker from the others."""
    public.forward_to(peer_id)


@shared_task
def write_key_objects() -> None:
    """Beat: documents of key images whose marks have rested."""
    public.write_key_objects()


@shared_task
def purge_queues() -> None:
    """Beat: what the queues and the set-apart bytes are kept for is over."""
    public.purge_queues()
    public.purge_discarded()


@shared_task
def fill_metadata(study_id: int) -> None:
    """Headers of a complete study, so that its first viewer does not wait for them."""
    public.fill_metadata(study_id)
