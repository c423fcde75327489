"""The sendings a postal provider holds, what it shows of them on its date, and the faults it was told to make."""

import hashlib
import os
import threading
import uuid
from datetime import date, datetime
from zoneinfo import ZoneInfo

from outcomes import states
from post_faults import FAULTS, Faults

MOST_DOCUMENTS, MOST_SHEETS = 30, 45
FINAL = ("delivered", "refused", "unclaimed", "unknown_address")


class NotDraft(Exception):
    """What was submitted is not changed any more."""


class Incomplete(Exception):
    """A sending without document or recipient is not submitted."""


class TooMany(Exception):
    """More documents, or more sheets, than go into an envelope."""


class PostOffice(Faults):
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
            self.sendings.setdefault(item["id"], {"id": item["id"], "product": "lre", "documents": [], "recipient": None, "asked": {"custom_id": item["key"]}})
            self.sendings[item["id"]] |= {"status": "PENDING", "item": item}

    # What drafts have become, one line each; a draft is nothing anybody will ever receive.

    def apply(self, entry):
        match entry["op"]:
            case "create": self.sendings[entry["id"]] = entry | {"status": "DRAFT", "documents": [], "recipient": None, "item": None}
            case "document": self.sendings[entry["id"]]["documents"] = sorted(self.sendings[entry["id"]]["documents"] + [entry], key=lambda d: d.get("priority", 1))
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

    def add_document(self, sending, name, priority, content):
        with self.lock:
            self.draft(sending)
            if len(sending["documents"]) >= MOST_DOCUMENTS:
                raise TooMany
            self.write({"op": "document", "id": sending["id"], "document": str(uuid.uuid4()), "name": name, "priority": priority,
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
            if not sending["documents"] or not sending["recipient"]:
                raise Incomplete
            asked, documents = sending["asked"], sending["documents"]
            if sum((document["pages"] + 1) // 2 for document in documents) > MOST_SHEETS:
                raise TooMany
            deposited = max(asked.get("expected_date") or "", self.day().isoformat())
            item = {"id": sending["id"], "key": asked["custom_id"], "kind": "registered" if sending["product"].startswith("registered_mail") else "letter",
                    "depositedOn": deposited, "sender": lines(asked, "sender_"), "recipient": lines(sending["recipient"]["asked"], ""),
                    "sha256": documents[0]["sha256"], "size": sum(document["size"] for document in documents),
                    "documents": [{name: document[name] for name in ("name", "sha256")} for document in documents]}
            self.journal.append(item)
            sending |= {"status": "PENDING", "item": item}

    def take_electronic(self, key, recipient, documents):
        """Without drafts and without a key against doubles: whoever says it twice has two."""
        with self.lock:
            id = str(1000 + len(self.sendings))
            item = {"id": id, "key": key, "kind": "electronic", "depositedOn": self.day().isoformat(), "recipient": recipient,
                    "sha256": hashlib.sha256(documents[0][1]).hexdigest(), "size": sum(len(content) for _, content in documents),
                    "documents": [{"name": name, "sha256": hashlib.sha256(content).hexdigest()} for name, content in documents]}
            self.journal.append(item)
            self.sendings[id] = {"id": id, "product": "lre", "status": "PENDING", "documents": [], "recipient": None, "item": item, "asked": {"custom_id": key}}
            return self.sendings[id]

    # What is shown.

    def all(self):
        with self.lock:
            return list(self.sendings.values())

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
        return {**{name: item[name] for name in ("id", "key", "kind", "depositedOn", "sha256")}, "documents": item.get("documents", []), "state": reached[-1][0],
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


def lines(asked, before):
    found = [asked.get(f"{before}address_line_{n}") for n in range(1, 7)]
    return [line for line in found if line] + [asked.get(f"{before}country_code") or "FR"]
