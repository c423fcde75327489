"""What happens to an item once it is deposited: a pure function of its key, so that two runs tell the same story."""

import hashlib
from datetime import date, timedelta

#: Of a hundred registered letters, how many end so; the rest stay silent.
SHARES = (("delivered", 62), ("refused", 8), ("unclaimed", 18), ("unknown_address", 7))

#: Days an unclaimed letter waits at the post office, and days a letter takes on its way back.
WAITS, BACK = 15, 3

#: Status code of each state, as published; the label is what people read.
CODES = {
    "deposited": ("LP01", "Pris en charge"),
    "first_presented": ("LP14", "Arrivée au site de distribution"),
    "notice_left": ("LP09", "Destinataire absent avisé"),
    "delivered": ("LP15", "Distribué"),
    "refused": ("LP22", "Retour à l'expéditeur pour cause de pli refusé"),
    "unclaimed": ("LP19", "Retour à l'expéditeur pour cause de délai d'instance expiré"),
    "unknown_address": ("LP21", "Retour à l'expéditeur pour cause de destinataire inconnu à l'adresse"),
    "returned": ("LP17", "Distribué à l'expéditeur (suite au retour du pli)"),
}

#: Why an item came back, as published.
REASONS = {"unknown_address": "N02", "unclaimed": "N03", "refused": "N05"}


def states(kind, key, deposited):
    """All states the item will ever take, as (state, date) in order."""
    known = [("deposited", deposited)]
    if kind == "electronic":
        known.append(("first_presented", deposited))
        match ending(key):
            case "delivered" | "refused" as end: known.append((end, deposited + timedelta(days=1)))
            case "unclaimed": known.append(("unclaimed", deposited + timedelta(days=WAITS + 1)))
            case "unknown_address": known.append(("unknown_address", deposited))
    if kind == "registered":
        presented = working(deposited, 2)
        match ending(key):
            case "delivered":
                known += [("first_presented", presented), ("delivered", presented)]
            case "refused":
                known += [("first_presented", presented), ("refused", presented)]
            case "unclaimed":
                known += [("first_presented", presented), ("notice_left", presented), ("unclaimed", working(presented, WAITS))]
            case "unknown_address":
                known += [("unknown_address", working(deposited, 3))]
        if known[-1][0] in REASONS:
            known.append(("returned", working(known[-1][1], BACK)))
    return known


def ending(key):
    drawn = int.from_bytes(hashlib.sha256(key.encode("ascii")).digest()[:8], "big") % 100
    for name, share in SHARES:
        if drawn < share:
            return name
        drawn -= share
    return "silent"


def working(day: date, days):
    """So many days later, or the Monday where that is a Sunday."""
    day += timedelta(days=days)
    return day + timedelta(days=1) if day.isoweekday() == 7 else day
