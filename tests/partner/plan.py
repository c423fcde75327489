"""What the agency does and when: a pure function of what it knows. No chance, so that two runs tell the same story."""
import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta

AT_ONCE = date.min


@dataclass
class Claim:
    owed_when_placed: int
    placed_on: date
    changes: list = field(default_factory=list)      # (sequence, on, outstanding)
    recalled_on: date = date.max

    @property
    def recalled(self):
        return self.recalled_on < date.max

    def owed(self, day):
        """What was still owed on the eve: a payment or a recall of the same day may cross ours."""
        known = [(sequence, cents) for sequence, on, cents in self.changes if on < day]
        return 0 if self.recalled_on < day else max(known)[1] if known else self.owed_when_placed


@dataclass
class Placement:
    placed_on: date
    currency: str
    claims: dict = field(default_factory=dict)
    pauses: dict = field(default_factory=dict)       # name -> (first day, last day, claims or None for all)

    def working(self, day):
        """The first day from then on that no pause of all its claims covers: one that begins on a day may cross what is done on it. None while there is no end."""
        for first, last, claims in sorted(self.pauses.values(), key=lambda pause: pause[:2]):
            if day and first < day <= last and (claims is None or claims >= self.claims.keys()):
                day = last + timedelta(1) if last < date.max else None
        return day


def placements(messages):
    found = {}
    for message in sorted(messages, key=lambda message: message["sequence"]):
        data = message["data"]
        if message["type"] in ("claims.placed.v1", "claims.added.v1"):
            placed_on = date.fromisoformat(data["placedOn"] if "placedOn" in data else data["on"])
            placement = found.setdefault(data["placementId"], Placement(placed_on, data["currency"]))
            for claim in data["claims"]:
                placement.claims.setdefault(claim["claimId"], Claim(int(claim["outstandingCents"]), placed_on))
            continue
        placement = found.get(data["placementId"])
        claims = placement.claims if placement else {}
        if message["type"] == "claims.paused.v1" and placement:
            until = date.fromisoformat(data["until"]) if "until" in data else date.max
            placement.pauses[data["pause"]] = (date.fromisoformat(data["on"]), until, set(data["claimIds"]) if "claimIds" in data else None)
        elif message["type"] == "claims.resumed.v1" and placement and data["pause"] in placement.pauses:
            first, last, of = placement.pauses[data["pause"]]
            placement.pauses[data["pause"]] = (first, min(last, date.fromisoformat(data["on"]) - timedelta(1)), of)
        if message["type"] == "claims.balance-changed.v1" and data["claimId"] in claims:
            change = (message["sequence"], date.fromisoformat(data["on"]), int(data["outstandingCents"]))
            claims[data["claimId"]].changes.append(change)
        elif message["type"] == "claims.recalled.v1":
            for claim in data.get("claimIds", claims):
                if claim in claims:
                    claims[claim].recalled_on = min(claims[claim].recalled_on, date.fromisoformat(data["on"]))
    return found


def digits(name):
    return hashlib.sha256(name.encode()).digest()


def outcome(claim_id):
    """Days after the placement and share in percent: half of the claims are collected, a fifth by half, the rest never."""
    drawn = digits(claim_id)
    luck = int.from_bytes(drawn[:4], "big") % 100
    return (10 + drawn[4] % 16, 100) if luck < 50 else (12, 50) if luck < 70 else None


def requests(messages, day):
    """Everything due by that day, answered or not, oldest first. Without a day only what needs none."""
    due = []
    for placement_id, placement in placements(messages).items():
        base = f"/agency/placements/{placement_id}"
        act_on = placement.working(placement.placed_on + timedelta(3))
        if any(not claim.recalled for claim in placement.claims.values()):
            due.append((AT_ONCE, 0, request("GET", base, f"read-{placement_id}")))
        due.append((AT_ONCE, 1, request("POST", f"{base}/acknowledgement", f"ack-{placement_id}")))
        if act_on and any(claim.owed(act_on) for claim in placement.claims.values()):
            kind, note = [("letter", "Lettre d'appel envoyée"), ("call", "Appel, le débiteur rappellera"),
                          ("visit", "Visite, personne sur place")][digits(placement_id)[0] % 3]
            due.append((act_on, 2, request("POST", f"{base}/actions", f"act-{placement_id}-1", kind=kind, on=act_on.isoformat(), note=note)))
        for claim_id, claim in placement.claims.items():
            if not (planned := outcome(claim_id)):
                continue
            on = claim.placed_on + timedelta(planned[0])
            if cents := claim.owed(on) * planned[1] // 100:
                due.append((on, 3, request("POST", f"{base}/collections", f"col-{claim_id}-1", claimId=claim_id, amountCents=cents,
                                           currency=placement.currency, on=on.isoformat())))
    due = [item for item in due if item[0] <= (day or AT_ONCE)]
    return [asked for _, _, asked in sorted(due, key=lambda item: (item[0], item[2]["path"].split("/")[3], item[1], item[2]["reference"]))]


def request(method, path, reference, **body):
    return {"method": method, "path": path, "reference": reference, "body": {"reference": reference, **body} if method == "POST" else None}
