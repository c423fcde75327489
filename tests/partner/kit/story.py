"""What the kit tells an agency: placements of its own making, in messages as the contract has them."""
import json
import uuid
from datetime import date, datetime, timedelta, timezone

CREDITOR = "000123455"
SPACE = uuid.UUID("5b0c3f6a-7a57-4c55-9d44-0a1f4f0e7c11")


def named(name):
    return str(uuid.uuid5(SPACE, name))


class Placement:
    """One placement, and what is true of it at the creditor's."""

    def __init__(self, name, placed_on, cents):
        self.name, self.id, self.placed_on = name, named(name), placed_on
        self.placed = {named(f"{name}/{n}"): amount for n, amount in enumerate(cents)}
        self.changes = []                       # (day, claim, outstanding): the truth, whatever order it is told in
        self.ended_on = {}                      # claim -> last day of the mandate

    def owed(self, claim, day):
        """The most that may be collected on a day: by what the creditor had told before it."""
        told = [outstanding for on, of, outstanding in self.changes if of == claim and on < day]
        return told[-1] if told else self.placed[claim]

    def live(self, claim, day):
        return day <= self.ended_on.get(claim, date.max)

    @property
    def over(self):
        return len(self.ended_on) == len(self.placed)


class Story:
    """Makes messages: the sequence rises with what happens, not with what is sent."""

    def __init__(self, first_day):
        self.day, self.sequence, self.sent = first_day, 1000, []
        self.placements = {}

    def message(self, kind, subject, data, **extra):
        self.sequence += 7
        body = {
            "specversion": "1.0", "id": named(f"message {self.sequence}"), "source": "/litigation", "type": kind, "subject": subject,
            "time": datetime(self.day.year, self.day.month, self.day.day, 7, tzinfo=timezone.utc).isoformat().replace("+00:00", "Z"),
            "datacontenttype": "application/json", "dataschema": f"https://recouvrement.example/partner/{kind}.schema.json",
            "sequence": f"{self.sequence:020d}", "data": data, **extra,
        }
        return json.dumps(body).encode()

    def place(self, name, cents, extra=None, kind="claims.placed.v1", envelope=None):
        placement = Placement(name, self.day, cents)
        self.placements[placement.id] = placement
        claims = [{
            "claimId": claim, "number": f"FA-{number}", "issuedOn": str(self.day - timedelta(60)), "dueOn": str(self.day - timedelta(30)),
            "amountCents": amount, "outstandingCents": amount, **(extra or {}),
        } for number, (claim, amount) in enumerate(placement.placed.items())]
        return placement, self.message(kind, placement.id, {
            "placementId": placement.id, "agency": "conformance", "creditor": CREDITOR, "case": named(f"case {name}"), "debtor": named(f"debtor {name}"),
            "placedOn": str(self.day), "currency": "EUR", "totalCents": sum(cents), "claims": claims, **(extra or {}),
        }, **(envelope or {}))

    def change(self, placement, claim, outstanding, cause="payment"):
        placement.changes.append((self.day, claim, outstanding))
        return self.message("claims.balance-changed.v1", placement.id, {
            "placementId": placement.id, "claimId": claim, "outstandingCents": outstanding, "currency": "EUR", "cause": cause, "on": str(self.day)})

    def recall(self, placement, claims=None, reason="creditor_request"):
        for claim in claims or placement.placed:
            placement.ended_on.setdefault(claim, self.day)
        listed = {"claimIds": claims} if claims else {}
        return self.message("claims.recalled.v1", placement.id, {"placementId": placement.id, **listed, "reason": reason, "on": str(self.day)})

    def pause(self, placement, name):
        return self.message("claims.paused.v1", placement.id, {"placementId": placement.id, "pause": name, "reason": "disputed", "on": str(self.day)})

    def resume(self, placement, name):
        return self.message("claims.resumed.v1", placement.id, {"placementId": placement.id, "pause": name, "on": str(self.day)})
