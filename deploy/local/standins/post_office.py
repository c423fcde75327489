"""The items a postal provider has accepted, what it shows of them on its date, and the faults it was told to make."""

import hashlib
import os
import threading
from datetime import date

from outcomes import states

FINAL = ("delivered", "refused", "unclaimed", "unknown_address")


class Conflict(Exception):
    """The key is known with another content."""


class PostOffice:
    def __init__(self, journal, clock):
        self.journal = journal
        self.clock = clock
        self.lock = threading.Lock()
        self.items = {item["key"]: item for item in journal.written}
        self.ids = {item["id"]: item for item in journal.written}
        self.today = self.read_clock()
        self.faults = {"fail": 0, "status": 503, "drop": 0, "delay_ms": 0, "count": 0}

    def accept(self, key, kind, deposited, details, document):
        """The item and whether it is new. Asked again with the same key, it is the same item."""
        sha256 = hashlib.sha256(document).hexdigest()
        with self.lock:
            known = self.items.get(key)
            if known is None:
                item = {"id": identifier(kind, key), "key": key, "kind": kind, "depositedOn": deposited.isoformat(),
                        **details, "sha256": sha256, "size": len(document)}
                self.journal.append(item)
                self.items[key] = self.ids[item["id"]] = item
                return item, True
        if known["sha256"] != sha256 or known["kind"] != kind:
            raise Conflict("This key belongs to an item with another document or kind.")
        return known, False

    def by_key(self, key):
        return self.items.get(key)

    def by_id(self, id):
        return self.ids.get(id)

    def seen(self, item):
        """The item as its sender may see it today."""
        reached = [{"state": name, "on": on.isoformat()} for name, on in self.reached(item)]
        return {**{name: item[name] for name in ("id", "key", "kind", "reference", "depositedOn", "sha256")},
                "state": reached[-1]["state"], "states": reached}

    def reached(self, item):
        deposited, *later = states(item["kind"], item["key"], date.fromisoformat(item["depositedOn"]))
        return [deposited] + [(name, on) for name, on in later if self.today and on <= self.today]

    def since(self, day):
        with self.lock:
            items = list(self.items.values())
        return [self.seen(item) for item in items if self.reached(item)[-1][1] >= day]

    def proof(self, item):
        """The receipt, the same whenever it is asked for; None before the last state."""
        name, on = self.reached(item)[-1]
        if name not in FINAL:
            return None
        recipient = item["recipient"]
        address = ", ".join((recipient["name"], recipient["address"], f"{recipient['postcode']} {recipient['city']}", recipient["country"]))
        lines = [f"Avis de réception {item['id']}", f"Référence : {item['reference']}", f"Destinataire : {address}",
                 f"Document : sha256 {item['sha256']}"]
        lines += [f"{state} : {day.isoformat()}" for state, day in self.reached(item)]
        return "\n".join(lines) + "\n"

    def read_clock(self):
        try:
            with open(self.clock, encoding="ascii") as file:
                return date.fromisoformat(file.read().strip())
        except FileNotFoundError:
            return None

    def set_clock(self, day):
        """False where that would be going back."""
        with self.lock:
            if self.today and day < self.today:
                return False
            if day != self.today:
                with open(self.clock + ".new", "w", encoding="ascii") as file:
                    file.write(day.isoformat())
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(self.clock + ".new", self.clock)
                self.today = day
            return True

    def set_faults(self, asked):
        with self.lock:
            self.faults |= asked

    def next_fault(self):
        """For one post: seconds to wait, the status to fail with or None, whether to drop the answer."""
        with self.lock:
            wait = self.faults["delay_ms"] / 1000 if self.take("count") else 0
            status = self.faults["status"] if self.take("fail") else None
            return wait, status, status is None and self.take("drop")

    def take(self, name):
        if self.faults[name] == 0:
            return False
        self.faults[name] -= 1
        return True


def identifier(kind, key):
    digits = int.from_bytes(hashlib.sha256(b"id:" + key.encode("ascii")).digest()[:8], "big") % 10 ** 13
    return f"{'RL' if kind == 'registered' else 'LT'}{digits:013d}"
