"""What was sold and when it falls due, and on which day each invoice's payer would pay it if nothing came between."""
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import exp
from random import Random

import days

# After the due date, in days. Good payers are not reminded, slow ones pay after a reminder or two, negligent ones after the letters.
DELAYS = {"good": (-3, 2), "slow": (4, 30), "negligent": (35, 60)}
HABITS = {
    "good": (["good", "slow"], [.93, .07]),
    "slow": (["slow", "good", "negligent"], [.72, .22, .06]),
    "negligent": (["negligent", "slow"], [.78, .22]),
    "never": (["never"], [1]),
}
TYPICAL_CENTS = 100_000


@dataclass
class Payment:
    on: date
    cents: int
    names: object = None          # the invoice its remittance names, if it names one
    reversed_on: date = None


@dataclass
class Invoice:
    customer: object
    issued: date
    due: date
    due_given: bool
    cents: int
    reference: str
    payer: str
    number: str = ""
    payments: list = field(default_factory=list)
    credits: list = field(default_factory=list)      # (on, cents, names the invoice)
    dispute: tuple = None                            # (opened, reason, resolved or None, outcome)
    story: str = ""                                  # what makes it special, once

    def balance(self, before):
        """What the ERP would say is open on the morning of that day."""
        if self.issued >= before:
            return 0
        paid = sum(p.cents for p in self.payments if p.on < before and not (p.reversed_on and p.reversed_on < before))
        return self.cents - paid - sum(cents for on, cents, _ in self.credits if on < before)


def cents(random, size):
    drawn = random.random()
    if drawn < .006:
        return random.randrange(290, 1500)                      # under 15 euros: a statement only
    if drawn < .011:
        return random.randrange(2_000_000, 6_500_000)
    return max(500, round(TYPICAL_CENTS * exp(random.gauss(0, .95) + size)))


def reference(random):
    return random.choices(["", f"BC-{random.randrange(1000, 99999)}", f"Cde {random.randrange(100, 999)}/{random.choice('ABC')}",
                           'BC "4711"; lot #3 & *urgent*', f"Marché n° 2025-{random.randrange(10, 99)}, étape 2"],
                          [20, 60, 17, 1, 2])[0]


def due(random, customer, issued):
    """The due date, and whether the export writes it: an empty one follows from the customer's terms."""
    terms = issued + timedelta(customer.terms)
    drawn = random.random()
    if drawn < .5:
        return terms, False
    if customer.terms == 45 and drawn < .75:
        after = date(terms.year + terms.month // 12, terms.month % 12 + 1, 1)
        return after - timedelta(1), True                       # 45 days, then the end of the month
    return (terms + timedelta(10) if drawn > .98 else terms), True


def drawn(seed, customer, count, opening, start, until):
    random = Random(f"{seed}|invoices|{customer.number}")
    size = random.gauss(0, .6)
    first, last = max(opening, customer.since), until
    if customer.payer == "never":
        last = min(until, start + timedelta(80))                # nobody sells for ever to who never pays
    for _ in range(count):
        issued = days.working(first + timedelta(random.randrange((last - first).days + 1)), -1)
        if issued < first:
            issued = days.working(first)
        amount = cents(random, size) if not customer.tiny else random.randrange(2500, 4500)
        falls_due, given = due(random, customer, issued)
        payer = random.choices(*HABITS[customer.payer])[0]
        invoice = Invoice(customer, issued, falls_due, given, amount, reference(random), payer)
        if payer != "never":
            paid = max(issued + timedelta(1), falls_due + timedelta(random.randint(*DELAYS[payer])))
            on = days.working(paid)
            if payer == "good" and on > falls_due + timedelta(2):
                on = max(days.working(paid, -1), issued)
            invoice.payments.append(Payment(on, amount, invoice if random.random() < .7 else None))
        yield invoice


def build(seed, customers, opening, start, until, per_month):
    random = Random(f"{seed}|volumes")
    weights = [1.2 if c.payer == "never" or c.since > start else exp(random.gauss(0, .6)) for c in customers]
    months = (until - opening).days / 30.4
    total = len(customers) * months * per_month
    invoices = []
    for customer, weight in zip(customers, weights):
        count = 3 if customer.tiny else max(2, round(total * weight / sum(weights)))
        customer.invoices = list(drawn(seed, customer, count, opening, start, until))
        invoices += customer.invoices
    invoices.sort(key=lambda invoice: (invoice.issued, invoice.customer.number))
    for at, invoice in enumerate(invoices):
        invoice.number = f"FA{invoice.issued.year}-{at + 1:05d}"
    return invoices
