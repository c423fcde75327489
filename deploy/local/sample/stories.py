"""What comes between an invoice and its payment: disputes, credit notes, part payments, money sent twice or sent back."""
from datetime import timedelta
from random import Random

import days
from invoices import Payment

REASONS = ["price", "quantity", "quality", "not_delivered", "purchase_order_missing", "already_paid", "duplicate"]


def later(day, random, least, most):
    return days.working(day + timedelta(random.randint(least, most)))


def disputed(invoice, random):
    if invoice.payer == "good" or invoice.cents < 10_000:
        return None
    opened = later(max(invoice.issued, invoice.due - timedelta(10)), random, 1, 30)
    resolved = later(opened, random, 10, 45)
    outcome = random.choices(["rejected", "partly_accepted", "accepted", ""], [40, 30, 15, 15])[0]
    credit = {"accepted": invoice.cents, "partly_accepted": invoice.cents * random.randint(10, 40) // 100}.get(outcome, 0)
    invoice.dispute = (opened, random.choice(REASONS), resolved if outcome else None, outcome)
    invoice.credits = [(resolved, credit, True)] if credit else []
    invoice.payments = []
    if outcome and invoice.payer != "never" and credit < invoice.cents:
        invoice.payments = [Payment(later(resolved, random, 3, 20), invoice.cents - credit, invoice)]
    return opened


def paid_in_parts(invoice, random):
    if not invoice.payments or invoice.cents < 20_000:
        return None
    on, left, first = invoice.payments[0].on, invoice.cents, invoice.payments[0].on
    invoice.payments = []
    for part in random.choice([(50,), (30,), (60,), (40, 30), (25, 25)]):
        amount = invoice.cents * part // 100
        invoice.payments.append(Payment(on, amount, invoice))
        on, left = later(on, random, 12, 30), left - amount
    if random.random() < .7:
        invoice.payments.append(Payment(on, left, random.choice([invoice, None])))
    return first


def credited(invoice, random):
    """A credit note before the payment, which is the smaller for it. One in five cancels the invoice."""
    if not invoice.payments or invoice.cents < 10_000:
        return None
    on = later(invoice.issued, random, 3, 12)
    amount = invoice.cents if random.random() < .2 else invoice.cents * random.randint(5, 50) // 100
    if on >= invoice.payments[0].on:
        return None
    invoice.credits = [(on, amount, True)]
    invoice.payments = [Payment(p.on, p.cents - amount, p.names) for p in invoice.payments if p.cents > amount]
    return on


def rebated(invoice, random):
    """A rebate that names no invoice; the customer deducts it from the next payment."""
    on = credited(invoice, random)
    invoice.credits = [(day, amount, False) for day, amount, _ in invoice.credits]
    return on


def overpaid(invoice, random):
    if not invoice.payments or invoice.cents > 400_000:
        return None
    first = invoice.payments[0]
    if random.random() < .5:
        invoice.payments.append(Payment(later(first.on, random, 2, 9), first.cents, invoice))         # paid twice
    else:
        first.cents = (first.cents // 1000 + 1) * 1000                                                # rounded up
    return first.on


def underpaid(invoice, random):
    if not invoice.payments or invoice.cents < 10_000:
        return None
    invoice.payments[0].cents -= random.choice([1, 2, 10, 50, 99, 150, 499])
    return invoice.payments[0].on


def sent_back(invoice, random):
    """The bank takes the payment back; the debtor pays again three weeks later."""
    if not invoice.payments or invoice.cents < 30_000:
        return None
    first = invoice.payments[0]
    first.names, first.reversed_on = invoice, later(first.on, random, 4, 6)
    invoice.payments.append(Payment(later(first.reversed_on, random, 18, 24), first.cents, invoice))
    return first.reversed_on


def paid_at_last(invoice, random):
    """Paid to the creditor when an agency may already have the claim."""
    if invoice.payer != "never" or invoice.customer.tiny:
        return None
    on = later(invoice.due, random, 95, 115)
    invoice.payments = [Payment(on, invoice.cents, invoice)]
    return on


# how many per 2 100 invoices, and at least
STORIES = [("paid at last", paid_at_last, 2, 0), ("disputed", disputed, 48, 2), ("paid in parts", paid_in_parts, 105, 2),
           ("credited", credited, 52, 2), ("rebated", rebated, 12, 1), ("overpaid", overpaid, 8, 1), ("underpaid", underpaid, 8, 1),
           ("sent back", sent_back, 2, 1)]


def tell(seed, invoices, start, until):
    """Gives each story to its number of invoices; at least every second one happens during the walk."""
    opening = min(invoice.issued for invoice in invoices)
    for story, change, per_2100, least in STORIES:
        random = Random(f"{seed}|{story}")
        wanted = max(least, round(per_2100 * len(invoices) / 2100))
        candidates = [invoice for invoice in invoices if not invoice.story]
        random.shuffle(candidates)
        told = 0
        for invoice in candidates:
            if told == wanted:
                break
            before = ([Payment(p.on, p.cents, p.names) for p in invoice.payments], invoice.credits, invoice.dispute)
            on = change(invoice, random)
            if on and (start if told < (wanted + 1) // 2 else opening) <= on <= until:
                invoice.story, told = story, told + 1
            else:
                invoice.payments, invoice.credits, invoice.dispute = before


def gather(customers, start, until):
    """The customers that buy most pay what fell due within days of each other by one transfer that names nothing."""
    willing = [customer for customer in customers if customer.payer in ("good", "slow")]
    willing.sort(key=lambda customer: (-len(customer.invoices), customer.number))
    for span in (7, 14, 28, 56):               # few customers, few coincidences: one transfer during the walk is wanted all the same
        for customer in willing[:max(4, len(customers) // 8)]:
            join(customer.invoices, timedelta(span))
        if any(isinstance(p.names, list) and start <= p.on <= until for c in willing for i in c.invoices for p in i.payments):
            return


def join(invoices, span):
    plain = sorted((i for i in invoices if not i.story and i.payments), key=lambda i: i.payments[0].on)
    while plain:
        run = [i for i in plain if i.payments[0].on <= plain[0].payments[0].on + span]
        plain, on = plain[len(run):], run[-1].payments[0].on
        for invoice in run if len(run) > 1 else []:
            invoice.payments[0].on, invoice.payments[0].names = on, run
