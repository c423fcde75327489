"""Sendings and recipients as the provider publishes them (Maileva, registered_mail/v4 and mail/v2)."""

from outcomes import CODES, REASONS


def sending(s, office):
    asked, documents = s["asked"], s["documents"]
    answer = {"id": s["id"], "name": asked["name"], "custom_id": asked["custom_id"], "status": status(s), "creation_date": s["created"],
              "documents_count": len(documents), "documents_weight": sum(document["size"] for document in documents)}
    if s["item"]:
        answer |= {"submission_date": f"{s['item']['depositedOn']}T07:00:00.000Z", "scheduled_date": s["item"]["depositedOn"],
                   "pages_count": pages(s), "billed_pages_count": pages(s)}
    return answer


def pages(s):
    return sum(document["pages"] for document in s["documents"])


def status(s):
    if not s["item"]:
        return "DRAFT"
    return "PROCESSED"


def recipient(s, office):
    asked, reached = s["recipient"]["asked"], office.reached(s)
    own = f"/sendings/{s['id']}/recipients/{s['recipient']['recipient']}"
    answer = asked | {"id": s["recipient"]["recipient"], "status": status(s)}
    if not reached:
        return answer
    answer |= {"delivery_statuses": [delivery(name, on) for name, on in reached], "main_delivery_statuses": [m for m in (main(name, on) for name, on in reached) if m],
               "postage_price": 6.88 if s["item"]["kind"] == "registered" else 1.39, "pages_count": pages(s),
               "last_delivery_status": delivery(*reached[-1])["code"], "last_delivery_status_date": instant(reached[-1][1])}
    if s["item"]["kind"] != "registered":
        return answer
    answer["registered_number"] = "87" + str(int(s["id"][:8], 16)).zfill(10)
    for what, name in (("deposit_proof", "deposited"), ("acknowledgement_of_receipt", "delivered"), ("undelivered_mail", None)):
        on = next((on for state, on in reached if (state == name if name else state in REASONS)), None)
        if on:
            answer |= {f"{what}_date": instant(on), f"{what}_url": f"{own}/download_{what}"}
            if what == "undelivered_mail":
                answer["undelivered_mail_reason"] = next(REASONS[state] for state, _ in reached if state in REASONS)
    return answer


def delivery(name, on):
    code, label = CODES.get(name, (name, name))
    return {"date": instant(on), "code": code, "label": label, "source": "La Poste"}


def main(name, on):
    category = {"first_presented": "FIRST_PRESENTATION", "delivered": "DELIVERED"}.get(name) or ("UNDELIVERED" if name in REASONS else None)
    return category and delivery(name, on) | {"category": category}


def instant(on):
    return f"{on.isoformat()}T09:30:00.000Z"
