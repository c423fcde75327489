"""Does what is due, one thing after the other, and writes down the intent before and the answer after."""
import http.client
import json
import urllib.error
import urllib.request

import plan

LONGEST_WAIT = 5


class Desk:
    def __init__(self, book, api, key, stop):
        self.book, self.api, self.key, self.stop = book, api.rstrip("/"), key, stop

    def due(self):
        """Call it with the book held."""
        return [r for r in plan.requests(self.book.messages.values(), self.book.day) if r["reference"] not in self.book.answers]

    def run(self):
        while not self.stop.is_set():
            with self.book.changed:
                waiting = self.due()
                if not waiting:
                    self.book.changed.wait(1)
                    continue
            asked = self.book.intend(waiting[0])
            if answer := self.ask(asked):
                self.book.answered(asked["reference"], *answer)

    def ask(self, asked):
        """(status, problem), after as many tries as it takes; None when the agency is asked to stop."""
        wait = .1
        while not self.stop.is_set():
            try:
                status, content = self.send(asked)
                if status < 500 and status not in (408, 429):
                    return status, None if status < 300 else content[:500].decode("utf-8", "replace")
                reason = f"status {status}"
            except (OSError, http.client.HTTPException) as problem:
                reason = str(problem) or type(problem).__name__
            print(f"agency: {asked['reference']} again in {wait:.1f} s: {reason}", flush=True)
            self.stop.wait(wait)
            wait = min(wait * 2, LONGEST_WAIT)
        return None

    def send(self, asked):
        body = json.dumps(asked["body"]).encode() if asked["body"] else None
        headers = {"X-Api-Key": self.key, "Accept": "application/json"} | ({"Content-Type": "application/json"} if body else {})
        call = urllib.request.Request(self.api + asked["path"], body, headers, method=asked["method"])
        try:
            with urllib.request.urlopen(call, timeout=10) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.read()

    def wait_until_done(self):
        """True when nothing due is left; False when the agency stops before."""
        with self.book.changed:
            while self.due():
                if self.stop.is_set():
                    return False
                self.book.changed.wait(.5)
            return True

    def state(self):
        book = self.book
        with book.changed:
            done = {reference for reference, (status, _) in book.answers.items() if status < 300}
            count = lambda prefix: sum(reference.startswith(prefix) for reference in done)
            collected = {r["body"]["claimId"]: r["body"]["amountCents"] for name, r in book.intended.items() if name in done and name[:4] == "col-"}
            return {
                "day": book.day and book.day.isoformat(), "connected": book.connected,
                "received": len(book.messages), "repeated": book.repeated, "ignored": len(book.ignored), "invalid": len(book.invalid),
                "acknowledged": count("ack-"), "actions": count("act-"), "collections": count("col-"), "collectedCents": sum(collected.values()),
                "refused": [{"reference": reference, "status": status, "problem": problem}
                            for reference, (status, problem) in book.answers.items() if status >= 300],
                "pending_due": len(self.due()),
                "placements": [
                    {"placementId": name, "placedOn": placement.placed_on.isoformat(), "acknowledged": f"ack-{name}" in done,
                     "claims": [{"claimId": claim, "placedCents": known.owed_when_placed, "recalled": known.recalled,
                                 "collectedCents": collected.get(claim, 0)} for claim, known in placement.claims.items()]}
                    for name, placement in plan.placements(book.messages.values()).items()],
            }
