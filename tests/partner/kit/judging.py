"""How what an agency did is judged: the parts that several checks share."""
from collections import Counter

from kit.rules import AMOUNT, ENDED, ONCE, UNDERSTOOD

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
        """Findings of broken rules; none when it passes."""
        return []


def doubled(said):
    """Reports that say the same under different references."""
    seen = {}
    for s in said:
        seen.setdefault((s.what, tuple(sorted((k, str(v)) for k, v in s.body.items() if k not in ("reference", "note")))), []).append(s.reference)
    return [ONCE.broken(f"{len(same)} {what} that say the same under different references: {', '.join(same[:3])}") for (what, _), same in seen.items() if len(same) > 1]


def beyond(run, placement, rule=AMOUNT):
    """Collections that the creditor's last word does not leave room for, by claim."""
    findings, collected = [], Counter()
    for s in sorted(run.creditor.of(placement, "collections"), key=lambda s: s.on):
        claim = s.body["claimId"]
        collected[claim] += s.body["amountCents"]
        owed = placement.owed(claim, s.on)
        if s.body["amountCents"] > owed:
            findings.append(rule.broken(f"{s.reference}: {s.body['amountCents']} cents collected on {s.on}, {owed} were owed on claim {claim}"))
        elif collected[claim] > placement.placed[claim]:
            findings.append(rule.broken(f"{s.reference}: {collected[claim]} cents collected in all by {s.on}, {placement.placed[claim]} were placed of claim {claim}"))
    return findings


def after_the_end(run, placement):
    """Acts and collections dated after the mandate on the claim had ended."""
    findings = [ENDED.broken(f"{s.reference}: collected on {s.on}, recalled on {placement.ended_on[s.body['claimId']]}")
                for s in run.creditor.of(placement, "collections") if not placement.live(s.body["claimId"], s.on)]
    if placement.over:
        last = max(placement.ended_on.values())
        findings += [ENDED.broken(f"{s.reference}: {s.body['kind']} on {s.on}, the mandate ended on {last}") for s in run.creditor.of(placement, "actions") if s.on > last]
    return findings


def unworked(run, placement, why, rule=UNDERSTOOD):
    """A placement that nobody acknowledged was not understood."""
    return [] if run.creditor.of(placement, "acknowledgement") else [rule.broken(f"the placement \"{placement.name}\" ({placement.id}) was never acknowledged: {why}")]
