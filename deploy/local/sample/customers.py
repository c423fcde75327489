"""Who buys, how they pay, and how they can be reached."""
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

import days
import names


@dataclass
class Customer:
    number: str
    payer: str                    # good, slow, negligent, never: what decides the payments; not in the export, no ERP knows it
    name: str = ""
    kind: str = "company"
    segment: str = "standard"
    language: str = "fr"
    terms: int = 30
    since: object = None
    siren: str = ""
    reach: str = "all"            # all, email, post, none
    town: tuple = ()
    tiny: bool = False            # owes too little for a call, a registered letter or an agency
    invoices: list = field(default_factory=list)


def share(part, whole, least=1):
    return max(least, round(part * whole))


def payers(random, count):
    negligent, slow, never = share(.095, count, 2), share(.2, count, 3), share(.055, count, 3)
    kinds = ["never"] * never + ["negligent"] * negligent + ["slow"] * slow
    kinds += ["good"] * (count - len(kinds))
    random.shuffle(kinds)
    return kinds


def kinds(random, customers, by_payer):
    """Public bodies and the consumers pay late here, so that the lack of a policy for them shows."""
    late = by_payer["negligent"][:-1] + by_payer["slow"]
    count = len(customers)
    for_public, for_consumer = share(.018, count), share(.009, count)
    for customer in late[1:1 + for_public]:
        customer.kind, customer.segment = "public_body", "public"
    for customer in late[1 + for_public:1 + for_public + for_consumer]:
        customer.kind, customer.segment = "consumer", "consumer"
    rest = [customer for customer in customers if customer.kind == "company"]
    random.shuffle(rest)
    retailers, craftsmen, works = share(.08, count), share(.14, count), share(.03, count)
    for at, customer in enumerate(rest[:retailers + craftsmen + works]):
        customer.kind, customer.segment = (("retailer", "large_retailer") if at < retailers
                                           else ("craftsman", "craftsman") if at < retailers + craftsmen
                                           else ("company", "works_contract"))


def reaches(random, by_payer, count):
    """Each way of being hard to reach happens to somebody who does not pay, where it matters."""
    others = by_payer["slow"][-3:] + by_payer["good"]
    random.shuffle(others)
    stubborn = by_payer["never"][1:] + by_payer["negligent"][-1:]
    for way, part in (("none", .014), ("email", .028), ("post", .028)):
        for customer in [stubborn.pop()] + [others.pop() for _ in range(share(part, count) - 1)]:
            customer.reach = way


def build(seed, count, start, days_walked):
    random = Random(f"{seed}|customers")
    customers = [Customer(f"C{at + 1:04d}", payer) for at, payer in enumerate(payers(random, count))]
    by_payer = {payer: [c for c in customers if c.payer == payer] for payer in ("good", "slow", "negligent", "never")}
    kinds(random, customers, by_payer)
    reaches(random, by_payer, count)
    late = [c for c in customers if c.kind == "company" and c.payer != "good"]           # a name nobody writes to tests nothing
    hostile = dict(zip([c.number for c in random.sample(late, min(len(names.HOSTILE), (len(late) + 1) // 2))], names.HOSTILE))
    taken = set()
    for at, customer in enumerate(customers):
        customer.name = hostile.get(customer.number) or names.make(random, customer.kind, taken)
        taken.add(customer.name)
        customer.terms = random.choices([30, 45, 60, 15, 0], [60, 15, 15, 6, 4])[0]
        customer.town = random.choice(names.TOWNS)
        customer.since = start - timedelta(random.randrange(120, 5000))
        if customer.kind != "consumer" and random.random() < .85:
            customer.siren = names.siren(at + 1)
    for customer in random.sample(by_payer["good"], min(len(by_payer["good"]) // 4, share(.05, count))):
        customer.since = days.working(start + timedelta(random.randrange(0, days_walked * 2 // 3)))
    for customer, town in zip(random.sample(by_payer["good"] + by_payer["slow"], min(6, count // 10)), names.ABROAD * 2):
        if customer.kind == "company":
            customer.town, customer.siren = town, ""
            customer.language = "en" if town[2] == "LU" else "fr"
    if count >= 100:
        by_payer["never"][0].tiny = True
    return customers


def contacts(seed, customer):
    """Rows of contacts.csv: one of accounts payable, and for some a finance director and a legal representative."""
    random = Random(f"{seed}|contacts|{customer.number}")
    if customer.reach == "none":
        return []
    postcode, city, country, prefix = customer.town
    number = customer.number.lower()
    street = f"{random.randrange(1, 180)}{random.choice(['', '', '', ' bis'])} {random.choice(names.STREETS)}"
    if random.random() < .08:
        street = "Bâtiment « C », 2e étage, " + street
    phone = f"{prefix}{random.randrange(10000):04d}" if prefix else ""
    place = (street, postcode, city)
    nowhere = ("", "", "")

    def row(role, email, phone, place):
        shown = email and f"{email}.{number}@debiteur.invalid"
        return (customer.number, customer.name, role, shown, phone, *place, country, customer.language, customer.kind)

    if customer.reach == "email":
        return [row("accounts_payable", "compta", "", nowhere)]
    if customer.reach == "post":
        return [row("accounts_payable", "", "", place)]
    rows = [row("accounts_payable", "compta", phone, place)]
    if random.random() < .45:
        rows.append(row("finance_director", "direction.financiere", "", nowhere))
    if random.random() < .35:
        seat = (f"{random.randrange(1, 90)} {random.choice(names.STREETS)}", postcode, city)
        rows.append(row("legal_representative", "", "", random.choice([place, seat])))
    return rows
