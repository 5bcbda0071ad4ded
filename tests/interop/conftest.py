from tests.interop.test_orders import department
from tests.interop.test_outgoing import certificate, partners
from tests.scheduling.conftest import department_clock, safety_is_clear, safety_says, site_id

__all__ = ["certificate", "department", "department_clock", "partners", "safety_is_clear", "safety_says", "site_id"]
