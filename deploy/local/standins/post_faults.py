"""The faults a postal provider was told to make, of the one call they are asked for."""

import time

FAULTS = {"fail": 0, "status": 503, "drop": 0, "delay_ms": 0, "count": 0, "at": "submit", "skip": 0,
          "webhook_repeat": 0, "webhook_lose": 0, "webhook_forge": 0, "webhook_shuffle": 0}


class Faults:
    """What has a lock, and faults."""

    def set_faults(self, asked):
        with self.lock:
            self.faults |= asked

    def next_fault(self, call):
        """For one call: waits, then the status to fail with or None, and whether to drop the answer."""
        with self.lock:
            if self.faults["at"] != call:
                return None, False
            if self.take("skip"):
                return None, False
            wait = self.faults["delay_ms"] / 1000 if self.take("count") else 0
            status = self.faults["status"] if self.take("fail") else None
            drop = status is None and self.take("drop")
        time.sleep(wait)
        return status, drop

    def take(self, name):
        if self.faults[name] == 0:
            return False
        self.faults[name] -= 1
        return True
