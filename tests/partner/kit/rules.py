"""What the contract asks of an agency: each rule with the page that says so and what to do where it is broken."""
from dataclasses import dataclass

PAGE = "tests/partner/README.md"
ENVELOPE = "contracts/partner/envelope.schema.json"
API = "contracts/openapi/litigation.json"


@dataclass(frozen=True)
class Finding:
    """Something that was seen and breaks a rule."""
    rule: "Rule"
    seen: str


@dataclass(frozen=True)
class Rule:
    expected: str
    pages: tuple
    remedy: str

    def broken(self, seen):
        return Finding(self, seen)


UNDERSTOOD = Rule(
    "claims.placed.v1 is understood: the placement is acknowledged", ("contracts/partner/claims.placed.v1.schema.json", f"{PAGE}#what-you-receive"),
    "Look into your log for the message of this placement. POST …/acknowledgement once it is on your disk.")
READ = Rule(
    "the debtor is read over HTTP: messages carry no names", (f"{PAGE}#what-you-answer",),
    "GET /agency/placements/{placementId} while the mandate lives.")
SHAPE = Rule(
    "requests are as the API document has them", (API, f"{PAGE}#what-you-answer"),
    "Compare your request with the schema of that call; the field that is wrong stands in the problem document. Amounts are integer cents, days 2026-03-16.")
KEY = Rule(
    "each request bears your key", (f"{PAGE}#what-you-answer",), "Send the key of --key in the header X-Api-Key.")
KNOWN = Rule(
    "only placements that a valid message names are asked for", (f"{PAGE}#what-you-receive",),
    "Check a message against its schema before you act on it; put one that breaks it aside.")
REFERENCE = Rule(
    "under one reference the same body, always", (f"{PAGE}#what-you-answer",),
    "Write down what you are about to send before you send it, and send that again; what is new gets a reference of its own.")
WORK = Rule(
    "money is collected, so that the checks of amounts show something", (f"{PAGE}#is-your-system-right",),
    "Let your test system collect some of the claims within the month that the kit walks through.")
ONCE = Rule(
    "a message that comes again with its id is done once", (f"{PAGE}#what-you-receive", f"{ENVELOPE} (id)"),
    "Keep the ids you have taken, on disk and for ever; acknowledge a message with a known id and do nothing else.")
AMOUNT = Rule(
    "no more is collected than the creditor last told, and not more than was placed", ("contracts/partner/claims.balance-changed.v1.schema.json", f"{PAGE}#what-you-receive"),
    "Read what is left of a claim from its last claims.balance-changed.v1 before you ask a debtor for anything.")
SEQUENCE = Rule(
    "of two messages about a claim the one with the greater sequence holds, whichever comes later", (f"{ENVELOPE} (sequence)", f"{PAGE}#what-you-receive"),
    "Keep the sequence beside each balance and leave it alone when a smaller one comes. A balance may come before its placement: keep it too.")
ENDED = Rule(
    "after its last day nothing is done or collected for a claim", ("contracts/partner/claims.recalled.v1.schema.json", f"{PAGE}#what-you-receive"),
    "Stop the listed claims, or all of them where no claimIds are listed, as of the day in on.")
GOES_ON = Rule(
    "claims that were not recalled are worked on", ("contracts/partner/claims.recalled.v1.schema.json",),
    "A recall with claimIds ends the mandate on these only.")
PAUSED = Rule(
    "nothing is done while a pause lasts, until the last one of several is over", ("contracts/partner/claims.paused.v1.schema.json", "contracts/partner/claims.resumed.v1.schema.json"),
    "Keep pauses by the name in pause; go on when none is left.")
FIELDS = Rule(
    "fields that are not known are ignored, everywhere", (ENVELOPE, f"{PAGE}#what-you-receive"),
    "Read what you know and pass over the rest: the contract grows within a version. Let no schema of yours forbid additional properties.")
TYPES = Rule(
    "a type that is not known and a message that is broken stop nothing", (f"{PAGE}#what-you-receive",),
    "Acknowledge it, keep it where a person sees it, and go on. Never give it back to the queue: it would come again for ever.")
AGAIN = Rule(
    "after 5xx, 408, 429 or no answer the same is sent again, with the same reference", (f"{PAGE}#what-you-answer",),
    "Send the very same body again, at most 5 s apart, for ever.")
FINAL = Rule(
    "any other refusal (4xx) is final", (f"{PAGE}#what-you-answer",), "Write the problem document down for a person, and do not send it again.")
REPLAYED = Rule(
    "everything may come once more, and nothing is done again", (f"{PAGE}#once-more", f"{ENVELOPE} (id)"),
    "As with duplicates: the ids of messages are known for ever, not for some days, and survive a restart.")
SIGNED = Rule(
    "what is not signed by the creditor, or is older than five minutes, is refused; one right signature among several is enough", (f"{PAGE}#without-amqp",),
    "Answer 400 or 401 before you read the body, as hooks.py does: HMAC-SHA256 over id.timestamp.body with the bytes behind whsec_, compared with each signature of the header.")

ALL = [rule for rule in list(globals().values()) if isinstance(rule, Rule)]
