from tests.scheduling.conftest import department_clock, safety_is_clear, safety_says, site_id

__all__ = ["department_clock", "safety_is_clear", "safety_says", "site_id"]
