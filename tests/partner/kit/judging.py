"""How what an agency did is judged: the parts that several checks share."""
from collections import Counter

AMOUNTS = [120_000, 45_000, 80_050, 9_999, 64_000, 31_300, 150_000, 22_222, 70_000, 12_345, 99_900, 5_000]
REPORTS = ("actions", "collections")


class Check:
    """Told on the first day and later days; judged at the end. ``run`` is the whole run: story, creditor, and how to send."""
    name = says = ""
    needs = {"claims.placed.v1"}                # types of messages without which it cannot be shown
    webhook = False                             # is about webhooks alone

    def day(self, run, number):
        """What is sent on a day, 0 the first."""

    def judge(self, run):
        """Reasons why it fails; none when it passes."""
        return []


def doubled(said):
    """Reports that say the same under different references."""
    seen = Counter((s.what, tuple(sorted((k, str(v)) for k, v in s.body.items() if k not in ("reference", "note")))) for s in said)
    return [f"{times} {what} that say the same under different references" for (what, _), times in seen.items() if times > 1]


def beyond(run, placement):
    """Collections that the creditor's last word does not leave room for, by claim."""
    reasons, collected = [], Counter()
    for s in sorted(run.creditor.of(placement, "collections"), key=lambda s: s.on):
        claim = s.body["claimId"]
        collected[claim] += s.body["amountCents"]
        owed = placement.owed(claim, s.on)
        if s.body["amountCents"] > owed:
            reasons.append(f"{s.reference}: {s.body['amountCents']} cents collected on {s.on}, {owed} were owed")
        elif collected[claim] > placement.placed[claim]:
            reasons.append(f"{s.reference}: {collected[claim]} cents collected in all by {s.on}, {placement.placed[claim]} were placed")
    return reasons


def after_the_end(run, placement):
    """Acts and collections dated after the mandate on the claim had ended."""
    reasons = [f"{s.reference}: collected on {s.on}, recalled on {placement.ended_on[s.body['claimId']]}"
               for s in run.creditor.of(placement, "collections") if not placement.live(s.body["claimId"], s.on)]
    if placement.over:
        last = max(placement.ended_on.values())
        reasons += [f"{s.reference}: {s.body['kind']} on {s.on}, the mandate ended on {last}" for s in run.creditor.of(placement, "actions") if s.on > last]
    return reasons


def unworked(run, placement, why):
    """A placement that nobody acknowledged was not understood."""
    return [] if run.creditor.of(placement, "acknowledgement") else [f"{placement.name} was never acknowledged: {why}"]
