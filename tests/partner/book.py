"""What the agency knows: a file of JSON lines, written through to the disk, and the state that follows from it."""
import hashlib
import json
import os
import threading
from datetime import date


class Book:
    def __init__(self, path):
        self.changed = threading.Condition()
        self.day = None
        self.messages = {}            # id -> message, in the order of arrival
        self.invalid = {}             # fingerprint of the body -> reason
        self.ignored = set()
        self.repeated = 0
        self.intended = {}            # reference -> request, as it is or was first sent
        self.answers = {}             # reference -> (status, problem or None)
        self.connected = False
        self.file = open(path, "a+b")
        for line in self.written():
            self.apply(json.loads(line))

    def written(self):
        """The whole lines; a last one that a crash cut short was never relied on and is removed."""
        self.file.seek(0)
        content = self.file.read()
        whole = content.rfind(b"\n") + 1
        self.file.truncate(whole)
        return content[:whole].splitlines()

    def write(self, **entry):
        self.file.write(json.dumps(entry).encode() + b"\n")
        self.file.flush()
        os.fsync(self.file.fileno())
        self.apply(entry)
        self.changed.notify_all()

    def apply(self, entry):
        match entry:
            case {"entry": "day", "date": day}:
                self.day = date.fromisoformat(day)
            case {"entry": "received", "message": message}:
                self.messages[message["id"]] = message
            case {"entry": "invalid", "fingerprint": fingerprint, "reason": reason}:
                self.invalid[fingerprint] = reason
            case {"entry": "ignored", "id": event}:
                self.ignored.add(event)
            case {"entry": "intended", "request": request}:
                self.intended[request["reference"]] = request
            case {"entry": "answered", "reference": reference, "status": status}:
                self.answers[reference] = (status, entry.get("problem"))

    def receive(self, message, known):
        """True when it is new."""
        with self.changed:
            if message["id"] in self.messages or message["id"] in self.ignored:
                self.repeated += 1
                return False
            if known:
                self.write(entry="received", message=message)
            else:
                self.write(entry="ignored", id=message["id"], type=message["type"])
            return True

    def reject(self, body, reason):
        fingerprint = hashlib.sha256(body).hexdigest()
        with self.changed:
            if fingerprint not in self.invalid:
                self.write(entry="invalid", fingerprint=fingerprint, reason=reason, body=body[:2000].decode("utf-8", "replace"))

    def turn_to(self, day):
        """False when that day is past."""
        with self.changed:
            if self.day and day < self.day:
                return False
            if day != self.day:
                self.write(entry="day", date=day.isoformat())
            return True

    def intend(self, request):
        """The request to send for that reference: the first one ever written down, so that a repeat says the same."""
        with self.changed:
            if request["reference"] not in self.intended:
                self.write(entry="intended", request=request)
            return self.intended[request["reference"]]

    def answered(self, reference, status, problem):
        with self.changed:
            self.write(entry="answered", reference=reference, status=status, **({"problem": problem} if problem else {}))

    def connect(self, connected):
        with self.changed:
            self.connected = connected
            self.changed.notify_all()
