"""What an agency has to get right, each with the messages that show it and the judgement of what it then did."""
import time
from collections import Counter

from kit.judging import AMOUNTS, REPORTS, Check, after_the_end, beyond, doubled, unworked


class Placed(Check):
    name, says = "placement", "reads the debtor, acknowledges once, works, and reports as the API document says"

    def day(self, run, number):
        if number == 0:
            self.placement = run.place("a plain placement", AMOUNTS)

    def judge(self, run):
        said = run.creditor.said
        reasons = unworked(run, self.placement, "claims.placed.v1 means your mandate begins")
        if not any(s.placement == self.placement.id and s.what == "read" and s.status == 200 for s in said):
            reasons.append("it never read the debtor (GET /agency/placements/{placementId})")
        reasons += [f"{s.what} {s.reference}: answered {s.status}, it is not as the API document says: {s.body}" for s in said if s.status in (400, 401, 404, 422)]
        if not run.creditor.of(self.placement, "collections") and not run.by_hand:
            reasons.append("nothing was collected of twelve claims in a month: the checks of amounts show nothing")
        used = {}
        for s in said:
            if s.reference and used.setdefault((s.placement, s.what, s.reference), s.body) != s.body:
                reasons.append(f"{s.what} {s.reference}: sent again with another body")
        return reasons + beyond(run, self.placement)


class Duplicates(Check):
    name, says = "duplicates", "a message that comes again with its id is done once"

    def day(self, run, number):
        if number == 0:
            self.placement = run.place("told three times", AMOUNTS, times=3)
        if number == 1:
            claim = list(self.placement.placed)[0]
            run.tell(run.story.change(self.placement, claim, 100_000), times=3)
        if number == 4:
            run.tell(run.first_of(self.placement))

    def judge(self, run):
        acknowledged = run.creditor.of(self.placement, "acknowledgement")
        reasons = unworked(run, self.placement, "once would have been right")
        if len(acknowledged) > 1:
            reasons.append(f"acknowledged {len(acknowledged)} times: {', '.join(s.reference for s in acknowledged)}")
        return reasons + doubled(run.creditor.of(self.placement, *REPORTS)) + beyond(run, self.placement)


class Disorder(Check):
    needs = {"claims.placed.v1", "claims.balance-changed.v1"}
    name, says = "disorder", "of two messages about a claim the one with the greater sequence holds, whichever comes later"

    def day(self, run, number):
        if number == 0:
            self.placement = run.place("told in disorder", AMOUNTS)
        if number == 2:
            told = [(run.story.change(self.placement, claim, cents // 2), run.story.change(self.placement, claim, 0 if n % 2 else 1_000))
                    for n, (claim, cents) in enumerate(self.placement.placed.items())]
            for _, later in told:
                run.tell(later)
            for earlier, _ in told:
                run.tell(earlier)
        if number == 3:
            self.early, placed = run.story.place("balance before placement", AMOUNTS)
            for claim in self.early.placed:
                run.tell(run.story.change(self.early, claim, 500))
            run.tell(placed, of=self.early)

    def judge(self, run):
        return beyond(run, self.placement) + unworked(run, self.early, "a balance came before its placement") + beyond(run, self.early)


class Recall(Check):
    needs = {"claims.placed.v1", "claims.recalled.v1"}
    name, says = "recall", "after the last day of the mandate nothing is done or collected for a claim"

    def day(self, run, number):
        if number == 0:
            self.whole, self.part, self.early = (run.place(name, AMOUNTS) for name in ("recalled as a whole", "recalled in part", "recalled before the first act"))
        if number == 1:
            run.tell(run.story.recall(self.early))
        if number == 6:
            run.tell(run.story.recall(self.whole))
            run.tell(run.story.recall(self.part, list(self.part.placed)[:6], "disputed"))

    def judge(self, run):
        reasons = [reason for placement in (self.whole, self.part, self.early) for reason in after_the_end(run, placement)]
        if not run.by_hand and not run.creditor.of(self.part, "collections"):
            reasons.append("nothing more was collected of the claims that were not recalled")
        return reasons


class UnknownFields(Check):
    name, says = "unknown fields", "fields that are not known are ignored, everywhere"

    def day(self, run, number):
        if number == 0:
            new = {"addedLater": {"deep": [1, {"deeper": None}]}, "on": "2031-01-01T00:00:00Z"}
            self.placement, body = run.story.place("with fields of tomorrow", AMOUNTS, extra=new, envelope={"traceparent": "00-1-2-03", "newextension": "x"})
            run.tell(body, of=self.placement)

    def judge(self, run):
        return unworked(run, self.placement, "it holds fields that the schema does not list") + beyond(run, self.placement)


class UnknownTypes(Check):
    name, says = "unknown types", "a type that is not known, and a message that is broken, stop nothing"

    def day(self, run, number):
        if number == 0:
            story = run.story
            run.tell(story.message("claims.something-new.v1", run.uuid("new"), {"placementId": run.uuid("new"), "what": ["ever"]}))
            run.tell(story.message("claims.placed.v99", run.uuid("v99"), {"placementId": run.uuid("v99"), "shape": "of another time"}))
            for broken in (b"", b"{", b"\xff\xfe", b"[]", b"null", b'{"specversion":"1.0","type":"claims.placed.v1"}', b"[" * 5000):
                run.tell(broken, broken=True)
            run.tell(story.message("claims.placed.v1", run.uuid("bad"), {"placementId": run.uuid("bad"), "claims": "none"}), broken=True)
            self.placement = run.place("after what nobody understands", AMOUNTS)

    def judge(self, run):
        reasons = unworked(run, self.placement, "it stood behind messages of unknown types and broken ones")
        reasons += [f"it asked for {s.placement}, which no valid message names" for s in run.creditor.said if s.status == 404][:1]
        if run.left:
            reasons.append(f"{run.left} messages were left in the queue: a message that cannot be read is set aside, not given back")
        return reasons


class Answers(Check):
    name, says = "answers", "no answer and 5xx: the same again, with the same reference; any other refusal is final"

    def day(self, run, number):
        if number == 0:
            self.away, self.lost, self.final = (run.place(name, AMOUNTS) for name in ("the service is away", "the answer is lost", "refused for good"))
            faults = run.creditor.faults
            faults.update({(self.away.id, what): [503, 503] for what in ("acknowledgement", "actions")})
            faults.update({(self.lost.id, what): ["lost"] for what in ("acknowledgement", "collections")})
            faults[self.final.id, "acknowledgement"] = [409] * 100

    def judge(self, run):
        reasons = []
        for placement in (self.away, self.lost):
            if not run.creditor.of(placement, "acknowledgement"):
                reasons.append(f"{placement.name}: it was not said again")
            for what in ("acknowledgement", *REPORTS):
                said = [s for s in run.creditor.said if s.placement == placement.id and s.what == what]
                first = next((s for s in said if s.status == 503), None)
                if first and not any(s.reference == first.reference and s.body == first.body and s.status < 300 for s in said):
                    reasons.append(f"{what} {first.reference}: after 503 the same was never sent again")
            reasons += doubled(run.creditor.of(placement, *REPORTS)) + beyond(run, placement)
            if len(run.creditor.of(placement, "acknowledgement")) > 1:
                reasons.append(f"{placement.name}: acknowledged under several references")
        refused = Counter(s.reference for s in run.creditor.said if s.placement == self.final.id and s.status == 409)
        reasons += [f"{reference}: sent {times} times though 409 is final" for reference, times in refused.items() if times > 2]
        return reasons


class Replay(Check):
    name, says = "replay", "everything once more, and nothing is done again"

    def day(self, run, number):
        if number == run.last - 1:
            run.replay()
            self.done = True

    def judge(self, run):
        assert self.done
        known = {(s.placement, s.what, s.reference) for s in run.creditor.said[:run.replayed_at]}
        return [f"{s.what} {s.reference} after the replay" for s in run.creditor.said[run.replayed_at:] if s.what != "read" and (s.placement, s.what, s.reference) not in known]


class Pause(Check):
    needs = {"claims.placed.v1", "claims.paused.v1", "claims.resumed.v1"}
    name, says = "pause", "the debtor is left alone during a pause, until the last one is over"

    def day(self, run, number):
        if number == 0:
            self.placement = run.place("left alone for a while", AMOUNTS)
        if number == 1:
            self.first = run.story.day
            for name in ("a dispute", "a hold"):
                run.tell(run.story.pause(self.placement, name))
        if number in (6, 12):
            self.resumed = run.story.day
            run.tell(run.story.resume(self.placement, "a dispute" if number == 6 else "a hold"))

    def judge(self, run):
        return [f"{s.reference}: {s.body['kind']} on {s.on}, paused from {self.first} until {self.resumed}"
                for s in run.creditor.of(self.placement, "actions") if self.first < s.on < self.resumed]


class Signature(Check):
    webhook = True
    name, says = "signature", "what is not signed by the creditor, or is old, is refused; one right signature among several is enough"

    def day(self, run, number):
        if number == 0:
            hook, told = run.queue, [run.story.place(name, AMOUNTS) for name in ("signed by somebody else", "signed ten minutes ago", "signed with two secrets")]
            (self.forged, forged), (self.old, old), (self.both, both) = told
            self.answers = [
                ("signed by somebody else", hook.post("f-1", forged, key=b"x" * 32), False), ("signed ten minutes ago", hook.post("f-2", old, at=time.time() - 600), False),
                ("signed with two secrets", hook.post("f-3", both, before="v1,bm90IHRoaXMgb25l "), True),
            ]

    def judge(self, run):
        reasons = [f"a message {what}: answered {status}" for what, status, taken in self.answers if (status in range(200, 300)) != taken]
        reasons += [f"a message {placement.name} was acted upon" for placement in (self.forged, self.old) if any(s.placement == placement.id for s in run.creditor.said)]
        return reasons + unworked(run, self.both, "one of its two signatures was right")


ALL = [Placed, Duplicates, Disorder, Recall, Pause, UnknownFields, UnknownTypes, Answers, Signature, Replay]
