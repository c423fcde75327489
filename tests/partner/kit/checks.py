"""What an agency has to get right, each with the messages that show it and the judgement of what it then did."""
from kit import rules
from kit.judging import AMOUNTS, REPORTS, Check, after_the_end, beyond, doubled, unworked
from kit.wire import Answers, Replay, Signature, UnknownFields, UnknownTypes


class Placed(Check):
    name, says = "placement", "reads the debtor, acknowledges once, works, and reports as the API document says"

    def day(self, run, number):
        if number == 0:
            self.placement = run.place("a plain placement", AMOUNTS)

    def judge(self, run):
        said = run.creditor.said
        findings = unworked(run, self.placement, "claims.placed.v1 means your mandate begins")
        if not any(s.placement == self.placement.id and s.what == "read" and s.status == 200 for s in said):
            findings.append(rules.READ.broken(f"GET /agency/placements/{self.placement.id} never came"))
        findings += [rules.SHAPE.broken(f"{s.what} {s.reference}: answered {s.status} for its {s.field}, it is not as the API document says: {s.body}") for s in said if s.status in (400, 422)]
        findings += [rules.SHAPE.broken(f"{s.method} {s.path}: answered 404") for s in said if s.status == 404]
        findings += [rules.KEY.broken(f"{s.method} {s.path}: answered 401, it bore {'another key' if s.key else 'no key'}") for s in said if s.status == 401]
        if run.walked and not run.creditor.of(self.placement, "collections") and not run.by_hand:
            findings.append(rules.WORK.broken("nothing was collected of twelve claims in a month"))
        used = {}
        for s in said:
            if s.reference and used.setdefault((s.placement, s.what, s.reference), s.body) != s.body:
                findings.append(rules.REFERENCE.broken(f"{s.what} {s.reference}: sent again with another body: {s.body}"))
        return findings + beyond(run, self.placement)


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
        findings = unworked(run, self.placement, "once would have been right")
        if len(acknowledged) > 1:
            findings.append(rules.ONCE.broken(f"acknowledged {len(acknowledged)} times: {', '.join(s.reference for s in acknowledged)}"))
        return findings + doubled(run.creditor.of(self.placement, *REPORTS)) + beyond(run, self.placement)


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
        return [finding for placement in (self.placement, self.early) for finding in beyond(run, placement, rules.SEQUENCE)] + unworked(run, self.early, "a balance came before its placement", rules.SEQUENCE)


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
        findings = [reason for placement in (self.whole, self.part, self.early) for reason in after_the_end(run, placement)]
        if run.walked and not run.by_hand and not run.creditor.of(self.part, "collections"):
            findings.append(rules.GOES_ON.broken("nothing more was collected of the six claims that were not recalled"))
        return findings


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
        return [rules.PAUSED.broken(f"{s.reference}: {s.body['kind']} on {s.on}, paused from {self.first} until {self.resumed}")
                for s in run.creditor.of(self.placement, "actions") if self.first < s.on < self.resumed]


ALL = [Placed, Duplicates, Disorder, Recall, Pause, UnknownFields, UnknownTypes, Answers, Signature, Replay]
