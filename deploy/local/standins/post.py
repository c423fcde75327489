#!/usr/bin/env python3
"""A postal provider that posts nothing: letters and registered letters over HTTP, played along a business clock.

    post.py --log FILE --key KEY [--port N] [--limit BYTES]

Port 0 takes a free one; `http PORT` on standard output says that it is ready and where.
Every accepted item is one JSON line in FILE, on the disk before the sender hears 201; a new start reads it again.
The clock lies beside it in FILE.clock.

With `Authorization: Bearer KEY`:
    POST /letters               header Idempotency-Key (a UUID), JSON: kind (letter | registered), reference, sender and
                                recipient {name, address, postcode, city, country}, document (a PDF in base64), depositedOn
                                201 the item; 200 the item known by this key; 409 where that has another document or kind
    GET  /letters/by-key/KEY    the item, or 404: nothing was ever accepted under this key
    GET  /letters/ID            the item: id, key, kind, reference, depositedOn, sha256, state, states [{state, on}]
    GET  /letters/ID/proof      the receipt of the last state, once it is final; before that 404
    GET  /letters?since=DATE    items with a state of that date or later
States are shown up to the clock's date: deposited, first_presented, delivered, refused, unclaimed, unknown_address.

For whoever runs the try, without a key:
    PUT  /clock {"date": D}     never backward (409)             GET /clock      GET /health
    POST /faults                {"fail": N, "status": S} the next N posts answer S and accept nothing;
                                {"drop": N} the next N are accepted, then the connection ends without an answer;
                                {"delay_ms": M, "count": N} the next N take so long          GET /faults
"""

import argparse
import base64
import binascii
import hmac
import time
from datetime import date
from uuid import UUID

from journal import Journal
from post_office import Conflict, PostOffice
from serving import Exchange, Problem, announce, serve_http, until_told_to_end

PARTY = ("name", "address", "postcode", "city", "country")
LETTER = ("kind", "reference", "sender", "recipient", "document", "depositedOn")


def counters(office, key, size):
    class Counter(Exchange):
        limit = size

        def route(self, method, path):
            if path == "/letters" or path.startswith("/letters/"):
                self.identify()
                if method == "POST" and path == "/letters":
                    return self.accept
                if method != "GET":
                    return None
                match path.split("/")[2:]:
                    case []: return self.list
                    case ["by-key", key]: return lambda: self.show(office.by_key(as_uuid(key, "key")))
                    case [id]: return lambda: self.show(office.by_id(id))
                    case [id, "proof"]: return lambda: self.prove(office.by_id(id))
            return {("GET", "/health"): lambda: self.answer_json(200, {"status": "up", "letters": len(office.items)}),
                    ("GET", "/clock"): lambda: self.answer_json(200, {"date": office.today and office.today.isoformat()}),
                    ("PUT", "/clock"): self.set_clock,
                    ("GET", "/faults"): lambda: self.answer_json(200, office.faults),
                    ("POST", "/faults"): self.set_faults}.get((method, path))

        def identify(self):
            given = self.headers.get("Authorization", "").encode("utf-8", "replace")
            if not hmac.compare_digest(given, f"Bearer {key}".encode()):
                raise Problem(401, "This needs the provider's key as a bearer token.")

        def accept(self):
            wait, status, drop = office.next_fault()
            time.sleep(wait)
            if status:
                raise Problem(status, "A fault asked for by the test.")
            token = as_uuid(self.headers.get("Idempotency-Key", ""), "Idempotency-Key")
            letter = self.letter()
            try:
                item, fresh = office.accept(token, *letter)
            except Conflict as conflict:
                raise Problem(409, str(conflict), "Idempotency-Key") from None
            if drop:
                self.close_connection = True
            else:
                self.answer_json(201 if fresh else 200, office.seen(item))

        def letter(self):
            asked = self.json_object(*LETTER)
            if asked.get("kind") not in ("letter", "registered"):
                raise Problem(422, "One of letter, registered.", "kind")
            details = {"reference": text(asked, "reference", "reference", 200)}
            for who in ("sender", "recipient"):
                details[who] = party(asked, who)
            try:
                document = base64.b64decode(text(asked, "document", "document", size), validate=True)
            except (binascii.Error, ValueError):
                raise Problem(422, "Not base64.", "document") from None
            if not document.startswith(b"%PDF-"):
                raise Problem(422, "Not a PDF.", "document")
            return asked["kind"], as_date(asked.get("depositedOn"), "depositedOn"), details, document

        def show(self, item):
            if item is None:
                raise Problem(404, "No such item.")
            self.answer_json(200, office.seen(item))

        def list(self):
            since = as_date(self.query["since"], "since") if "since" in self.query else date.min
            self.answer_json(200, office.since(since))

        def prove(self, item):
            proof = item and office.proof(item)
            if not proof:
                raise Problem(404, "No proof, or not yet.")
            self.answer(200, proof, "text/plain; charset=utf-8")

        def set_clock(self):
            day = as_date(self.json_object("date").get("date"), "date")
            if not office.set_clock(day):
                raise Problem(409, f"The clock stands at {office.today} and never goes back.", "date")
            self.answer_json(200, {"date": day.isoformat()})

        def set_faults(self):
            asked = self.json_object("fail", "status", "drop", "delay_ms", "count")
            for name, value in asked.items():
                if type(value) is not int or not 0 <= value <= 1_000_000:
                    raise Problem(422, "A number from 0.", name)
            if not 400 <= asked.get("status", 503) <= 599:
                raise Problem(422, "A status from 400 to 599.", "status")
            office.set_faults(asked)
            self.answer_json(200, office.faults)

    return Counter


def text(asked, name, field, longest):
    value = asked.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > longest:
        raise Problem(422, f"A text of 1 to {longest} characters.", field)
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise Problem(422, "Not valid Unicode.", field) from None
    return value


def party(asked, who):
    given = asked.get(who)
    if not isinstance(given, dict):
        raise Problem(422, "An object with " + ", ".join(PARTY) + ".", who)
    for name in given:
        if name not in PARTY:
            raise Problem(422, "This field is not known.", f"{who}.{name}"[:200])
    return {name: text(given, name, f"{who}.{name}", 300) for name in PARTY}


def as_uuid(value, field):
    try:
        if len(value) == 36:
            return str(UUID(value))
    except ValueError:
        pass
    raise Problem(422, "A UUID.", field)


def as_date(value, field):
    try:
        if isinstance(value, str) and len(value) == 10:
            day = date.fromisoformat(value)
            if 2000 <= day.year <= 2999:
                return day
    except ValueError:
        pass
    raise Problem(422, "A date as YYYY-MM-DD.", field)


if __name__ == "__main__":
    words = argparse.ArgumentParser(description="A postal provider that posts nothing.")
    words.add_argument("--log", required=True)
    words.add_argument("--key", required=True)
    words.add_argument("--port", type=int, default=0)
    words.add_argument("--limit", type=int, default=10_000_000)
    given = words.parse_args()
    opened = PostOffice(Journal(given.log), given.log + ".clock")
    announce(f"http {serve_http(given.port, counters(opened, given.key, given.limit))}")
    until_told_to_end()
