#!/usr/bin/env python3
"""Writes the export of a company that does not exist. Same options, same bytes. See README.md."""
import argparse
import csv
import json
import sys
from datetime import date, timedelta
from pathlib import Path

sys.dont_write_bytecode = True

import customers as people
import invoices as sales
import stories

HISTORY = timedelta(96)            # how far before the first day the invoices go back
CREDITOR = {
    "siren": "000123455",
    "name": "Comptoir d'Aubrevaine",
    "legalForm": "SAS",
    "capitalCents": 25_000_000,
    "rcsCity": "Lyon",
    "address": ["14 quai des Prête-Noms", "69002 Lyon"],
    "email": "recouvrement@comptoir-aubrevaine.example",
    "phone": "+33199001200",
    "iban": "FR7699999000010000001234537",
    "bic": "FICTFRP1XXX",
    "signatoryName": "Camille Exemple",
    "signatoryTitle": "Responsable du crédit client",
}
HEADERS = {
    "customers": "number;name;kind;segment;language;terms_days;since;siren",
    "contacts": "customer;name;role;email;phone;address;postcode;city;country;language;kind",
    "invoices": "customer;number;issued_on;due_on;amount_cents;currency;reference",
    "credit_notes": "customer;number;issued_on;amount_cents;invoice",
    "payments": "customer;reference;received_on;amount_cents;invoice",
    "disputes": "customer;invoice;opened_on;reason;resolved_on;outcome",
}


def receipts(invoices, until):
    """One line of the bank statement each: the parts of one transfer added up, a reversal under the reference it takes back."""
    transfers = {}
    for invoice in invoices:
        for payment in invoice.payments:
            run = payment.names if isinstance(payment.names, list) else None
            key = (payment.on, invoice.customer.number, (run[0] if run else invoice).number)
            named = "" if run or not payment.names else invoice.number
            before = transfers[key][0] if key in transfers else 0
            transfers[key] = (before + payment.cents, named, payment.reversed_on)
    rows = []
    for at, key in enumerate(sorted(key for key in transfers if key[0] <= until)):
        (on, customer, _), (cents, named, reversed_on) = key, transfers[key]
        reference = f"RG{on.year}-{at + 1:05d}"
        rows.append((customer, reference, on, cents, named))
        if reversed_on and reversed_on <= until:
            rows.append((customer, reference, reversed_on, -cents, named))
    return sorted(rows, key=lambda row: (row[2], row[1]))


def tables(seed, customers, invoices, until):
    credits = sorted((on, i.number, i, cents, named) for i in invoices for on, cents, named in i.credits if on <= until)
    disputes = sorted((i.dispute[0], i.number, i) for i in invoices if i.dispute and i.dispute[0] <= until)

    def dispute(invoice):
        opened, reason, resolved, outcome = invoice.dispute
        over = resolved and resolved <= until
        return invoice.customer.number, invoice.number, opened, reason, resolved if over else "", outcome if over else ""

    return {
        "customers": [(c.number, c.name, c.kind, c.segment, c.language, c.terms, c.since, c.siren) for c in customers],
        "contacts": [row for c in customers for row in people.contacts(seed, c)],
        "invoices": [(i.customer.number, i.number, i.issued, i.due if i.due_given else "", i.cents, "EUR", i.reference) for i in invoices],
        "credit_notes": [(i.customer.number, f"AV{on.year}-{at + 1:04d}", on, cents, i.number if named else "")
                         for at, (on, _, i, cents, named) in enumerate(credits)],
        "payments": receipts(invoices, until),
        "disputes": [dispute(invoice) for _, _, invoice in disputes],
    }


def write(folder, rows):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "creditor.json").write_text(json.dumps(CREDITOR, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
    for table, lines in rows.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, delimiter=";", lineterminator="\n")
            out.writerow(HEADERS[table].split(";"))
            out.writerows(lines)


def summary(rows, customers, invoices, start, until):
    end = until + timedelta(1)
    paid = [row for row in rows["payments"] if row[2] >= start]
    opened = [i for i in invoices if i.balance(start) > 0]
    money = lambda cents: f"{cents // 100:,}.{cents % 100:02d}".replace(",", " ")
    balance = lambda before: sum(i.balance(before) for i in invoices)
    yield "walk", f"{start} to {until}"
    yield "customers", f"{len(customers)}, contacts {len(rows['contacts'])}"
    yield "invoices", f"{len(invoices)}, {money(sum(i.cents for i in invoices))} €"
    yield "balance at the start", f"{money(balance(start))} €"
    yield "open invoices at the start", f"{len(opened)}, {sum(i.due < start for i in opened)} of them overdue"
    yield "invoices during the walk", str(sum(i.issued >= start for i in invoices))
    yield "payments during the walk", f"{sum(row[3] > 0 for row in paid)}, {money(sum(row[3] for row in paid))} € after reversals"
    yield "payments before it", str(len(rows["payments"]) - len(paid))
    yield "credit notes", f"{len(rows['credit_notes'])}, {money(sum(row[3] for row in rows['credit_notes']))} €"
    yield "disputes", f"{len(rows['disputes'])}, {sum(not row[4] for row in rows['disputes'])} still open at the end"
    yield "balance at the end", f"{money(balance(end))} € if no agency collected"
    for payer in ("good", "slow", "negligent", "never"):
        count = sum(i.payer == payer for i in invoices)
        yield f"invoices of payer '{payer}'", f"{count}, {100 * count / len(invoices):.1f} %"
    for story in [story for story, *_ in stories.STORIES]:
        yield f"invoices {story}", str(sum(i.story == story for i in invoices))


def missing(rows, invoices, start, until):
    """What a walk over these files would not show."""
    def during(table, column, when=lambda row: True):
        return any(row[column] >= start and when(row) for row in rows[table])

    def story(name):
        return any(i.story == name for i in invoices)

    def payer(name):
        return any(i.payer == name and start - timedelta(60) <= i.due <= until for i in invoices)

    transfers = [p for i in invoices for p in i.payments if isinstance(p.names, list) and start <= p.on <= until]
    shown = {"payment": during("payments", 2), "credit note": during("credit_notes", 2), "dispute": during("disputes", 2),
             "reversal": during("payments", 2, lambda row: row[3] < 0), "transfer for several invoices": transfers,
             "part payment": story("paid in parts"), "overpayment": story("overpaid"), "residue": story("underpaid")}
    shown |= {f"{name} payer": payer(name) for name in ("good", "slow", "negligent", "never")}
    return [what for what, there in shown.items() if not there]


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--out", type=Path, default=Path(__file__).parent)
    asked.add_argument("--customers", type=int, default=220)
    asked.add_argument("--from", dest="start", type=date.fromisoformat, default=date(2026, 1, 5), help="first day of the walk")
    asked.add_argument("--days", type=int, default=182, help="length of the walk")
    asked.add_argument("--per-month", type=float, default=1.05, help="invoices per customer and month")
    asked.add_argument("--seed", default="aubrevaine")
    asked.add_argument("--summary", action="store_true", help="print the totals, write nothing")
    asked = asked.parse_args()
    if not 20 <= asked.customers <= 9999 or asked.days < 30:
        sys.exit("At least 20 customers and 30 days, or there is nothing to see; at most 9999 customers.")

    start, until = asked.start, asked.start + timedelta(asked.days - 1)
    customers = people.build(asked.seed, asked.customers, start, asked.days)
    invoices = sales.build(asked.seed, customers, start - HISTORY, start, until, asked.per_month)
    stories.tell(asked.seed, invoices, start, until)
    stories.gather(customers, start, until)
    rows = tables(asked.seed, customers, invoices, until)
    if lacking := missing(rows, invoices, start, until):
        sys.exit(f"With these options the story lacks: {', '.join(lacking)}. Take another seed.")
    if asked.summary:
        for name, value in summary(rows, customers, invoices, start, until):
            print(f"{name}: {value}")
    else:
        write(asked.out, rows)


if __name__ == "__main__":
    main()
