"""Celery's clock in several processes: only the one that leads sends tasks; another goes on where the table of tasks says."""

from celery.beat import PersistentScheduler

from apps.common.leadership import BEAT, Leadership


class ElectedScheduler(PersistentScheduler):
    """Tasks are idempotent and look at the database themselves, so that one sent a little early or twice at a change of the lead does no harm."""

    STAND_BY_S = 1.0

    def __init__(self, *args, **kwargs) -> None:
        self.leadership = Leadership(BEAT, "beat")
        super().__init__(*args, **kwargs)

    def tick(self, *args, **kwargs) -> float:
        """Seconds until it looks again."""
        if not self.leadership.holds():
            return self.STAND_BY_S
        return min(super().tick(*args, **kwargs), self.STAND_BY_S)

    def close(self) -> None:
        super().close()
        self.leadership.release()
