"""The sendings a postal provider holds, what it shows of them on its date, and the faults it was told to make."""

import hashlib
import os
import threading
import time
import uuid
from datetime import date, datetime
from zoneinfo import ZoneInfo

from outcomes import states

FINAL = ("delivered", "refused", "unclaimed", "unknown_address")
FAULTS = {"fail": 0, "status": 503, "drop": 0, "delay_ms": 0, "count": 0, "at": "submit",
          "webhook_repeat": 0, "webhook_lose": 0, "webhook_forge": 0, "webhook_shuffle": 0}


class NotDraft(Exception):
    """What was submitted is not changed any more."""


class Incomplete(Exception):
    """A sending without document or recipient is not submitted."""


class PostOffice:
    def __init__(self, journal, drafts, clock):
        self.journal = journal
        self.drafts = drafts
        self.clock = clock
        self.lock = threading.Lock()
        self.today = self.read_clock()
        self.faults = dict(FAULTS)
        self.scripts = {}
        self.sendings = {}
        for entry in drafts.written:
            self.apply(entry)
        for item in journal.written:
            self.sendings.setdefault(item["id"], {"id": item["id"], "product": "lre", "document": None, "recipient": None, "asked": {"custom_id": item["key"]}})
            self.sendings[item["id"]] |= {"status": "PENDING", "item": item}

    # What drafts have become, one line each; a draft is nothing anybody will ever receive.

    def apply(self, entry):
        match entry["op"]:
            case "create": self.sendings[entry["id"]] = entry | {"status": "DRAFT", "document": None, "recipient": None, "item": None}
            case "document": self.sendings[entry["id"]]["document"] = entry
            case "recipient": self.sendings[entry["id"]]["recipient"] = entry
            case "delete": self.sendings.pop(entry["id"])

    def write(self, entry):
        self.drafts.append(entry)
        self.apply(entry)

    def create(self, product, asked):
        with self.lock:
            entry = {"op": "create", "id": str(uuid.uuid4()), "product": product, "created": self.now(), "asked": asked}
            self.write(entry)
        return self.sendings[entry["id"]]

    def add_document(self, sending, name, content):
        with self.lock:
            self.draft(sending)
            self.write({"op": "document", "id": sending["id"], "document": str(uuid.uuid4()), "name": name,
                        "sha256": hashlib.sha256(content).hexdigest(), "size": len(content), "pages": max(1, content.count(b"/Type /Page\n") or content.count(b"/Type/Page>"))})

    def add_recipient(self, sending, asked):
        with self.lock:
            self.draft(sending)
            self.write({"op": "recipient", "id": sending["id"], "recipient": str(uuid.uuid4()), "asked": asked})

    def delete(self, sending):
        with self.lock:
            self.draft(sending)
            self.write({"op": "delete", "id": sending["id"]})

    def draft(self, sending):
        if sending["status"] != "DRAFT":
            raise NotDraft

    def submit(self, sending):
        """One line in the log of what leaves, once."""
        with self.lock:
            self.draft(sending)
            if not sending["document"] or not sending["recipient"]:
                raise Incomplete
            asked, document = sending["asked"], sending["document"]
            deposited = max(asked.get("expected_date") or "", self.day().isoformat())
            item = {"id": sending["id"], "key": asked["custom_id"], "kind": "registered" if sending["product"].startswith("registered_mail") else "letter",
                    "depositedOn": deposited, "sender": lines(asked, "sender_"), "recipient": lines(sending["recipient"]["asked"], ""),
                    "sha256": document["sha256"], "size": document["size"]}
            self.journal.append(item)
            sending |= {"status": "PENDING", "item": item}

    def take_electronic(self, key, recipient, document):
        """Without drafts and without a key against doubles: whoever says it twice has two."""
        with self.lock:
            id = str(1000 + len(self.sendings))
            item = {"id": id, "key": key, "kind": "electronic", "depositedOn": self.day().isoformat(), "recipient": recipient,
                    "sha256": hashlib.sha256(document).hexdigest(), "size": len(document)}
            self.journal.append(item)
            self.sendings[id] = {"id": id, "product": "lre", "status": "PENDING", "document": None, "recipient": None, "item": item, "asked": {"custom_id": key}}
            return self.sendings[id]

    # What is shown.

    def submitted(self):
        with self.lock:
            return [sending for sending in self.sendings.values() if sending["item"]]

    def reached(self, sending):
        """(state or code, date) up to the clock's date; a test may have written the story itself, future and all."""
        item = sending["item"]
        if item is None:
            return []
        if item["key"] in self.scripts:
            return self.scripts[item["key"]]
        deposited, *later = states(item["kind"], item["key"], date.fromisoformat(item["depositedOn"]))
        return [deposited] + [(name, on) for name, on in later if self.today and on <= self.today]

    def seen(self, sending):
        """The item for whoever runs the try."""
        item, reached = sending["item"], self.reached(sending)
        return {**{name: item[name] for name in ("id", "key", "kind", "depositedOn", "sha256")}, "state": reached[-1][0],
                "states": [{"state": name, "on": on.isoformat()} for name, on in reached]}

    def proof(self, sending, what):
        """The scan, the same whenever it is asked for; None before there is one."""
        reached = self.reached(sending)
        names = [name for name, _ in reached]
        there = {"deposit_proof": "deposited" in names, "acknowledgement_of_receipt": "delivered" in names,
                 "undelivered_mail": any(name in names for name in ("refused", "unclaimed", "unknown_address"))}.get(what, False)
        if not there or not sending["item"] or sending["item"]["kind"] != "registered":
            return None
        item = sending["item"]
        facts = [what, f"Référence : {item['key']}", "Destinataire : " + ", ".join(item["recipient"]), f"Document : sha256 {item['sha256']}"]
        facts += [f"{state} : {day.isoformat()}" for state, day in (reached[:1] if what == "deposit_proof" else reached)]
        return ("%PDF-1.4\n% " + "\n% ".join(facts) + "\n%%EOF\n").encode("utf-8")

    # The date.

    def day(self):
        return self.today or datetime.now(ZoneInfo("Europe/Paris")).date()

    def now(self):
        return f"{self.day().isoformat()}T07:00:00.000Z"

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

    # Faults, of the one call they are asked for.

    def set_faults(self, asked):
        with self.lock:
            self.faults |= asked

    def next_fault(self, call):
        """For one call: waits, then the status to fail with or None, and whether to drop the answer."""
        with self.lock:
            if self.faults["at"] != call:
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


def lines(asked, before):
    found = [asked.get(f"{before}address_line_{n}") for n in range(1, 7)]
    return [line for line in found if line] + [asked.get(f"{before}country_code") or "FR"]
