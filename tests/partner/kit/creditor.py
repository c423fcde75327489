"""Plays the creditor's REST side: answers as the litigation service does, and writes down what the agency asks and says."""
import json
import re
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}")
FIELDS = {
    "acknowledgement": ({"reference"}, set()),
    "actions": ({"reference", "kind", "on"}, {"note"}),
    "collections": ({"reference", "claimId", "amountCents", "currency", "on"}, set()),
    "receipts": ({"reference", "collection", "on"}, set()),
    "promises": ({"reference", "claimId", "amountCents", "currency", "by", "on"}, set()),
    "plans": ({"reference", "totalCents", "currency", "instalments", "on"}, set()),
    "disputes": ({"reference", "claimId", "reason", "amountCents", "currency", "on"}, {"note"}),
    "findings": ({"reference", "finding", "on"}, {"note"}),
    "phase": ({"reference", "phase", "on"}, set()),
    "questions": ({"reference", "kind", "question"}, {"claimId"}),
    "green-lights": ({"reference", "act"}, {"note"}),
    "refusal": ({"reference", "reason"}, {"note"}),
    "closure": ({"reference", "code"}, {"note"}),
}
PATH = re.compile(rf"/agency/placements/([0-9a-f-]{{36}})(?:/({'|'.join(FIELDS)}))?")
MONEY = {
    "/agency/remittances": ({"reference", "creditor", "amountCents", "currency", "on", "lines"}, {"account"}),
    "/agency/fee-invoices": ({"reference", "creditor", "netCents", "vatCents", "currency", "on", "lines"}, set()),
}


class Said:
    """One request of the agency, and what was answered."""

    def __init__(self, day, method, path, placement, what, body, key, status, field):
        self.day, self.method, self.path, self.placement, self.what, self.body, self.key, self.status, self.field = day, method, path, placement, what, body, key, status, field

    @property
    def reference(self):
        return self.body.get("reference") if isinstance(self.body, dict) else None

    @property
    def on(self):
        return date.fromisoformat(self.body["on"])


class Creditor(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address, story, key):
        self.story, self.key, self.lock = story, key, threading.Lock()
        self.said = []                          # every request, in order
        self.faults = {}                        # placement -> list of 503, "lost", 409: what the next reports meet
        super().__init__(address, Answer)

    def of(self, placement, *what):
        """What was said of a placement and answered by 2xx, each reference once."""
        with self.lock:
            found = {}
            for said in self.said:
                if said.placement == placement.id and said.what in what and said.status < 300:
                    found.setdefault((said.what, said.reference), said)
            return list(found.values())

    def judge(self, what, body):
        """(status, field) for a report that the service would refuse by itself; None for one that it takes."""
        needed, allowed = FIELDS.get(what) or MONEY[what]
        if not isinstance(body, dict):
            return 400, "body"
        for name in body.keys() - needed - allowed:
            return 400, name
        for name in sorted(needed - body.keys()):
            return 400, name
        if not (isinstance(body["reference"], str) and REFERENCE.fullmatch(body["reference"])):
            return 422, "reference"
        if what == "actions" and body["kind"] not in ("letter", "call", "visit", "court_action", "enforcement"):
            return 400, "kind"
        for cents in ("amountCents", "totalCents"):
            if cents in body and not (type(body[cents]) is int and body[cents] > 0):
                return 422, cents
        if body.get("currency", "EUR") != "EUR":
            return 422, "currency"
        if "on" in body:
            try:
                on = date.fromisoformat(body["on"])
            except (ValueError, TypeError):
                return 400, "on"
            if on > self.story.day:
                return 422, "on"
        return None


class Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        found = PATH.fullmatch(self.path)
        placement = self.server.story.placements.get(found[1]) if found else None
        if placement and found[2] in ("questions", "green-lights"):
            return self.say(200, [], placement, found[2], None)     # the kit answers none
        if not placement or found[2]:
            return self.say(404, {"code": "not_found"}, placement, "read", None)
        if placement.over:
            return self.say(410, {"code": "mandate_ended", "detail": "The mandate ended: names and addresses are no longer served."}, placement, "read", None)
        claims = [{"claimId": claim, "number": f"FA-{n}", "reference": f"FA-{n}", "issuedOn": str(placement.placed_on), "dueOn": str(placement.placed_on), "amountCents": cents,
                   "placedCents": cents, "outstandingCents": placement.owed(claim, date.max)} for n, (claim, cents) in enumerate(placement.placed.items())]
        debtor = {"debtor": placement.id, "customerNumber": "C0001", "name": "Boulangerie Exemple", "language": "fr", "contacts": []}
        summary = {"placementId": placement.id, "creditor": "000123455", "status": "live", "placedOn": str(placement.placed_on), "currency": "EUR"}
        self.say(200, {"summary": summary, "debtor": debtor, "claims": claims}, placement, "read", None)

    def do_POST(self):
        raw = self.rfile.read(min(int(self.headers.get("Content-Length") or 0), 100_000))
        try:
            body = json.loads(raw)
        except ValueError:
            body = None
        found = PATH.fullmatch(self.path)
        placement = self.server.story.placements.get(found[1]) if found else None
        if self.path not in MONEY and (not placement or not found[2]):
            return self.say(404, {"code": "not_found"}, placement, found and found[2] or "unknown", body)
        what, server = found[2] if found else self.path, self.server
        with server.lock:
            faults = server.faults.get((placement and placement.id, what), [])
            fault = faults.pop(0) if faults else None
        if wrong := server.judge(what, body):
            status, field = wrong
            return self.say(status, {"code": "invalid_input", "errors": [{"field": field}]}, placement, what, body, field)
        if fault in (503, 409):
            return self.say(fault, {"code": "unavailable" if fault == 503 else "mandate_ended", "detail": "Played by the kit."}, placement, what, body)
        done = {"reference": body["reference"], "excessCents": 0} if what == "collections" else None
        if fault == "lost":
            self.note(placement, what, body, 200)
            self.close_connection = True        # it is on record, and the agency never hears of it
            return self.connection.close()
        self.say(200 if done else 204, done, placement, what, body)

    def note(self, placement, what, body, status, field=None):
        with self.server.lock:
            self.server.said.append(Said(self.server.story.day, self.command, self.path, placement and placement.id, what, body, self.headers.get("X-Api-Key"), status, field))

    def say(self, status, content, placement, what, body, field=None):
        if self.headers.get("X-Api-Key") != self.server.key:
            status, content = 401, {"code": "unauthenticated"}
        self.note(placement, what, body, status, field)
        data = json.dumps(content).encode() if content is not None else b""
        self.send_response(status)
        if data:
            self.send_header("Content-Type", "application/json" if status < 300 else "application/problem+json")
        if status != 204:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args):
        pass
