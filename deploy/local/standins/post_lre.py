"""Electronic registered letters as AR24 publishes them: signed requests, enciphered answers, one list of mails; part of the postal stand-in, under /api/.

    POST /api/attachment    multipart: token, date, id_user, file, file_name         SUCCESS {file_id}
    POST /api/mail          multipart: …, to_email, to_company, dest_statut, content, ref_dossier, attachment[0], attachment[1]…     SUCCESS {id, …}; a second one is a second mail
    GET  /api/mail?id=      one          GET /api/user/mail?start=&max=     all, the latest first
    GET  /api/proof/NAME    a proof that a mail tells of
"""

import base64
import email
import email.policy
import hashlib
import hmac
import json
import uuid
from datetime import date

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

#: What each state is called there.
DATES = {"first_presented": "ts_ev_date", "delivered": "view_date", "refused": "refused_date", "unclaimed": "negligence_date", "unknown_address": "bounced_date"}
PROOFS = {"first_presented": "ev", "delivered": "ar", "refused": "rf", "unclaimed": "ng", "unknown_address": "bc"}


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


class Lre:
    """What the account holds, beside the letters on paper and in the same log."""

    def __init__(self, office, key):
        self.office, self.key, self.files = office, key, {}

    def cipher(self, key):
        return Cipher(algorithms.AES(key[:32].encode()), modes.CBC(digest(digest(self.key))[:16].encode()))

    def is_signed(self, signature, day):
        pad = 16 - len(day.encode()) % 16
        box = self.cipher(digest(self.key)).encryptor()
        expected = base64.b64encode(box.update(day.encode() + bytes([pad]) * pad) + box.finalize())
        return hmac.compare_digest(expected, signature.encode())

    def sealed(self, answer, day):
        text = json.dumps(answer).encode()
        pad = 16 - len(text) % 16
        box = self.cipher(digest(day + self.key)).encryptor()
        return base64.b64encode(box.update(text + bytes([pad]) * pad) + box.finalize())

    def mails(self):
        return [s for s in self.office.submitted() if s["item"]["kind"] == "electronic"]

    def one(self, id):
        return next((s for s in self.mails() if s["item"]["id"] == id), None)

    def shown(self, sending, host):
        item = sending["item"]
        mail = {"id": int(item["id"]), "type": "lre", "status": "waiting", "ref_dossier": item["key"], "date": f"{item['depositedOn']} 09:00:00", "send_fail": 0, "price_ht": 3.99}
        for name, on in self.office.reached(sending):
            if name in DATES:
                mail |= {DATES[name]: f"{on.isoformat()} 10:00:00", f"proof_{PROOFS[name]}_url": f"http://{host}/get/proof/{PROOFS[name]}-{item['id']}?token=once",
                         "status": {"ev": "ev", "ar": "AR", "rf": "refused", "ng": "negligence", "bc": "bounced"}[PROOFS[name]]}
        return mail


def routed(lre, exchange, method, path):
    """What answers a request under /api/, or None."""
    match method, path.split("/")[2:]:
        case "POST", ["attachment"]: return lambda: exchange.call("document", lambda: attach(lre, exchange))
        case "POST", ["mail"]: return lambda: exchange.call("submit", lambda: send(lre, exchange))
        case "GET", ["mail"]: return lambda: exchange.call("follow", lambda: show(lre, exchange))
        case "GET", ["user", "mail"]: return lambda: exchange.call("list", lambda: every(lre, exchange))
        case "GET", ["proof", name]: return lambda: exchange.call("proof", lambda: prove(lre, exchange, name))
    return None


def tell(lre, exchange, day, token, result):
    if token != lre.key or not lre.is_signed(exchange.headers.get("signature", ""), day):
        return exchange.answer(200, json.dumps({"status": "ERROR", "slug": "token_missing", "message": "no access"}))
    answer = result()
    if "slug" in answer:
        return exchange.answer(200, json.dumps({"status": "ERROR"} | answer))
    exchange.answer(200, lre.sealed({"status": "SUCCESS", "result": answer}, day), "text/plain")


def form(exchange):
    parts = email.message_from_bytes(b"Content-Type: " + exchange.headers.get("Content-Type", "").encode() + b"\r\n\r\n" + exchange.body(), policy=email.policy.HTTP)
    return {part.get_param("name", header="content-disposition"): part.get_payload(decode=True) for part in parts.iter_parts()}


def text(fields, name):
    return fields.get(name, b"").decode("utf-8", "replace")


def attach(lre, exchange):
    fields = form(exchange)

    def keep():
        id = str(uuid.uuid4())
        lre.files[id] = (text(fields, "file_name"), fields["file"])
        return {"file_id": id}
    tell(lre, exchange, text(fields, "date"), text(fields, "token"), keep)


def send(lre, exchange):
    fields = form(exchange)

    def taken():
        named = [text(fields, f"attachment[{n}]") for n in range(sum(name.startswith("attachment[") for name in fields))]
        documents = [lre.files.get(name) for name in named]
        if not documents or None in documents:
            return {"slug": "attachment_unavailable"}
        if "@" not in text(fields, "to_email"):
            return {"slug": "invalid_email"}
        return lre.shown(lre.office.take_electronic(text(fields, "ref_dossier"), [text(fields, "to_company"), text(fields, "to_email")], documents), exchange.headers.get("Host"))
    tell(lre, exchange, text(fields, "date"), text(fields, "token"), taken)


def show(lre, exchange):
    sending = lre.one(exchange.query.get("id", ""))
    tell(lre, exchange, exchange.query.get("date", ""), exchange.query.get("token"), lambda: lre.shown(sending, exchange.headers.get("Host")) if sending else {"slug": "mail_not_found"})


def every(lre, exchange):
    start, most = int(exchange.query.get("start", "0")), int(exchange.query.get("max", "100"))
    tell(lre, exchange, exchange.query.get("date", ""), exchange.query.get("token"),
         lambda: {"mails": [lre.shown(s, exchange.headers.get("Host")) for s in lre.mails()[::-1][start:start + most]]})


def prove(lre, exchange, name):
    kind, _, id = name.partition("-")
    sending = lre.one(id)
    state = next((state for state, proof in PROOFS.items() if proof == kind), None)
    if not sending or state not in [reached for reached, _ in lre.office.reached(sending)]:
        return exchange.answer(404, b"", "text/plain")
    exchange.answer(200, f"%PDF-1.4\n% {kind} {id} {sending['item']['sha256']}\n%%EOF\n", "application/pdf")
