from __future__ import annotations

from hypothesis import HealthCheck, settings

# No test fails because the machine is busy: what is slow is measured in benchmarks/.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
