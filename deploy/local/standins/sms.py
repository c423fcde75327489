#!/usr/bin/env python3
"""A provider of text messages that sends none, in the shape of Brevo's transactional SMS (version 3).

    sms.py --log FILE --key KEY [--port N]

Port 0 takes a free one; `http PORT` on standard output says that it is ready and where.
Every accepted text message is one JSON line in FILE, on the disk before the sender hears 201; a new start reads it again.

With `api-key: KEY`:
    POST /transactionalSMS/send                  JSON: sender, recipient, content, type, tag, unicodeEnabled
                                                 201 {reference, messageId, smsCount, usedCredits, remainingCredits}; like the real one it knows no key: sent twice, it is two
    GET  /transactionalSMS/statistics/events     ?tags=T | ?event=KIND&days=N, limit, offset: {events: [{date, event, messageId, phoneNumber, tag, reply?}]}

What becomes of one follows from the last digit of its number: 9 is never reached (hardBounces), 8 is delivered and answers STOP (replies),
7 is delivered and unsubscribes (unsubscription), all others are delivered.

For whoever runs the try, without a key:
    GET  /texts?to=NUMBER       what was accepted              GET /health
    POST /faults                {"fail": N, "status": S} the next N sends answer S and accept nothing;
                                {"drop": N} the next N are accepted, then the connection ends without an answer;
                                {"lose": N} the connection of the next N ends and nothing was accepted;
                                {"hang": N} the next N are accepted, and their connection ends without an answer after "seconds" (10) only;
                                {"slow": N} the next N are accepted and answered after "seconds", whoever still waits for it;
                                {"hide": N} the next N questions by tag are answered as if nothing was known;
                                {"away": N} the next N questions are answered 503                               GET /faults
"""

import argparse
import hmac
import re
import threading
import time
from datetime import datetime, timezone

from journal import Journal
from serving import Exchange, Problem, announce, serve_http, until_told_to_end

FIELDS = ("sender", "recipient", "content", "type", "tag", "unicodeEnabled")
FATES = {"9": ["hardBounces"], "8": ["delivered", "replies"], "7": ["delivered", "unsubscription"]}


class Switchboard:
    def __init__(self, journal):
        self.journal = journal
        self.lock = threading.Lock()
        self.texts = list(journal.written)
        self.faults = {"fail": 0, "status": 503, "drop": 0, "lose": 0, "hang": 0, "slow": 0, "seconds": 10, "hide": 0, "away": 0}

    def accept(self, asked):
        with self.lock:
            text = {"messageId": 1_500_000 + len(self.texts), "at": datetime.now(timezone.utc).isoformat(timespec="milliseconds"), **asked}
            self.journal.append(text)
            self.texts.append(text)
            return text

    def next_fault(self, *kinds):
        with self.lock:
            for kind in kinds:
                if self.faults[kind] > 0:
                    self.faults[kind] -= 1
                    return kind
        return None

    def events(self):
        with self.lock:
            texts = list(self.texts)
        for text in reversed(texts):
            for kind in reversed(["sent", *FATES.get(text["recipient"][-1], ["delivered"])]):
                event = {"date": text["at"], "event": kind, "messageId": str(text["messageId"]), "phoneNumber": text["recipient"], "tag": text["tag"]}
                yield {**event, "reply": "STOP"} if kind == "replies" else event


def counters(room, key):
    class Counter(Exchange):
        def route(self, method, path):
            if path.startswith("/transactionalSMS/"):
                self.identify()
            return {("POST", "/transactionalSMS/send"): self.accept,
                    ("GET", "/transactionalSMS/statistics/events"): self.tell,
                    ("GET", "/texts"): lambda: self.answer_json(200, [text for text in room.texts if self.query.get("to") in (None, text["recipient"])]),
                    ("GET", "/health"): lambda: self.answer_json(200, {"status": "up", "texts": len(room.texts)}),
                    ("GET", "/faults"): lambda: self.answer_json(200, room.faults),
                    ("POST", "/faults"): self.set_faults}.get((method, path))

        def identify(self):
            if not hmac.compare_digest(self.headers.get("api-key", "").encode("utf-8", "replace"), key.encode()):
                raise Problem(401, "Key not found")

        def accept(self):
            fault = room.next_fault("fail", "lose", "drop", "hang", "slow")
            if fault == "fail":
                raise Problem(room.faults["status"], "A fault asked for by the test.")
            asked = self.json_object(*FIELDS)
            if fault == "lose":
                self.close_connection = True
                return
            if not re.fullmatch(r"[A-Za-z0-9 ]{1,11}|[0-9]{1,15}", str(asked.get("sender"))):
                raise Problem(400, "Sender is invalid", "sender")
            if not re.fullmatch(r"[0-9]{6,19}", str(asked.get("recipient"))):
                raise Problem(400, "Invalid telephone number", "recipient")
            if not isinstance(asked.get("content"), str) or not asked["content"]:
                raise Problem(400, "Content is missing", "content")
            if fault == "slow":
                time.sleep(room.faults["seconds"])
            text = room.accept(asked)
            if fault == "hang":
                time.sleep(room.faults["seconds"])
            if fault in ("drop", "hang"):
                self.close_connection = True
            else:
                self.answer_json(201, {"reference": f"ab{text['messageId']}", "messageId": text["messageId"], "smsCount": 1, "usedCredits": 4.5, "remainingCredits": 100})

        def tell(self):
            limit, offset = int(self.query.get("limit", "50")), int(self.query.get("offset", "0"))
            if room.next_fault("away"):
                raise Problem(503, "A fault asked for by the test.")
            hidden = "tags" in self.query and room.next_fault("hide") is not None
            found = [] if hidden else [event for event in room.events() if self.query.get("tags") in (None, event["tag"]) and self.query.get("event") in (None, event["event"])]
            self.answer_json(200, {"events": found[offset:offset + limit]} if found else {})

        def set_faults(self):
            asked = self.json_object(*room.faults)
            for name, value in asked.items():
                if type(value) is not int or not 0 <= value <= 1_000_000:
                    raise Problem(422, "A number from 0.", name)
            room.faults.update(asked)
            self.answer_json(200, room.faults)

    return Counter


if __name__ == "__main__":
    words = argparse.ArgumentParser(description="A provider of text messages that sends none.")
    words.add_argument("--log", required=True)
    words.add_argument("--key", required=True)
    words.add_argument("--port", type=int, default=0)
    given = words.parse_args()
    opened = Switchboard(Journal(given.log))
    announce(f"http {serve_http(given.port, counters(opened, given.key))}")
    until_told_to_end()
