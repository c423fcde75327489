"""What an agency has to get right whatever a message says: fields and types of tomorrow, answers, signatures, everything once more."""
import time
from collections import Counter

from kit import rules
from kit.judging import AMOUNTS, REPORTS, Check, beyond, doubled, unworked


class UnknownFields(Check):
    name, says = "unknown fields", "fields that are not known are ignored, everywhere"

    def day(self, run, number):
        if number == 0:
            new = {"addedLater": {"deep": [1, {"deeper": None}]}, "on": "2031-01-01T00:00:00Z"}
            self.placement, body = run.story.place("with fields of tomorrow", AMOUNTS, extra=new, envelope={"traceparent": "00-1-2-03", "newextension": "x"})
            run.tell(body, of=self.placement)

    def judge(self, run):
        return unworked(run, self.placement, "it holds fields that the schema does not list", rules.FIELDS) + beyond(run, self.placement)


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
        findings = unworked(run, self.placement, "it stood behind messages of unknown types and broken ones", rules.TYPES)
        findings += [rules.KNOWN.broken(f"{s.method} {s.path}: no valid message names this placement") for s in run.creditor.said if s.status == 404][:1]
        if run.left:
            findings.append(rules.TYPES.broken(f"{run.left} messages were left in the queue"))
        return findings


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
        findings = []
        for placement in (self.away, self.lost):
            if not any(s.placement == placement.id and s.what == "acknowledgement" for s in run.creditor.said):
                findings += unworked(run, placement, "it was not even tried")
            elif not run.creditor.of(placement, "acknowledgement"):
                findings.append(rules.AGAIN.broken(f"the placement \"{placement.name}\" ({placement.id}): its acknowledgement did not come again"))
            for what in ("acknowledgement", *REPORTS):
                said = [s for s in run.creditor.said if s.placement == placement.id and s.what == what]
                first = next((s for s in said if s.status == 503), None)
                if first and not any(s.reference == first.reference and s.body == first.body and s.status < 300 for s in said):
                    findings.append(rules.AGAIN.broken(f"{what} {first.reference}: after 503 the same was never sent again"))
            findings += doubled(run.creditor.of(placement, *REPORTS)) + beyond(run, placement)
            if len(run.creditor.of(placement, "acknowledgement")) > 1:
                findings.append(rules.AGAIN.broken(f"the placement \"{placement.name}\" ({placement.id}): acknowledged under several references"))
        refused = Counter(s.reference for s in run.creditor.said if s.placement == self.final.id and s.status == 409)
        findings += [rules.FINAL.broken(f"acknowledgement {reference}: sent {times} times though 409 is final") for reference, times in refused.items() if times > 2]
        return findings


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
        findings = [rules.SIGNED.broken(f"a message {what}: answered {status}") for what, status, taken in self.answers if (status in range(200, 300)) != taken]
        findings += [rules.SIGNED.broken(f"a message {placement.name} was acted upon") for placement in (self.forged, self.old) if any(s.placement == placement.id for s in run.creditor.said)]
        return findings + unworked(run, self.both, "one of its two signatures was right", rules.SIGNED)


class Replay(Check):
    name, says = "replay", "everything once more, and nothing is done again"

    def day(self, run, number):
        if number == run.last - 1:
            run.replay()
            self.done = True

    def judge(self, run):
        assert self.done
        known = {(s.placement, s.what, s.reference) for s in run.creditor.said[:run.replayed_at]}
        return [rules.REPLAYED.broken(f"{s.what} {s.reference} after the replay") for s in run.creditor.said[run.replayed_at:] if s.method != "GET" and (s.placement, s.what, s.reference) not in known]
