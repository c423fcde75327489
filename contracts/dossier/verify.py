#!/usr/bin/env python3
"""Verifies a dossier offline, as README.md beside this file says. Needs Python 3.8 and, for signature and time stamp, the openssl command."""
import argparse
import base64
import calendar
import hashlib
import json
import re
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

MOST_BYTES, MOST_ENTRIES, MOST_MANIFEST, MOST_NAME, DEEPEST = 2_000_000_000, 10_000, 16 * 2**20, 120, 64
LOCAL, DIRECTORY, END = 30, 46, 22
ZEROS = "0" * 64
NAME = re.compile(r"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*", re.ASCII)
HASH, DAY, UUID = re.compile("[0-9a-f]{64}"), re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
SEAL = ["manifest.json", "manifest.sig", "timestamp.tsr"]
OF_MANIFEST = {"history/litigation-file.jsonl": "litigationFile", "history/dunning-case.jsonl": "case"}
P256 = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")
SIGNED_DATA, TST_INFO, SHA256 = bytes.fromhex("2a864886f70d010702"), bytes.fromhex("2a864886f70d0109100104"), bytes.fromhex("608648016503040201")


class Refused(Exception):
    def __init__(self, code, reason):
        super().__init__(f"{code}: {reason}")
        self.code = code


def check(holds, code, reason):
    if not holds:
        raise Refused(code, reason)


def sha256(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()


# ---- canonical JSON ----

def canonical(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=False).encode("utf-8")


def read_json(data, code, what):
    """The value of a text that is in canonical form; members keep their order, which is the sorted one."""
    def members(pairs):
        names = [name.encode("utf-16-be", "surrogatepass") for name, _ in pairs]
        check(all(a < b for a, b in zip(names, names[1:])), code, f"{what}: members are not sorted, or one stands twice")
        return dict(pairs)

    def integer(text):
        check(len(text) <= 17 and abs(int(text)) < 2**53, code, f"{what}: {text[:20]} is no integer below 2^53")
        return int(text)

    def no_number(text):
        raise Refused(code, f"{what}: {text[:20]} is no integer")

    try:
        text = bytes(data).decode("utf-8")
        value = json.loads(text, object_pairs_hook=members, parse_int=integer, parse_float=no_number, parse_constant=no_number)
        check(depth(value) <= DEEPEST, code, f"{what}: nested too deep")
        check(canonical(value) == data, code, f"{what} is not in canonical form")
        return value
    except (ValueError, RecursionError) as unreadable:
        raise Refused(code, f"{what} is no JSON: {unreadable}") from None


def depth(value):
    if isinstance(value, dict):
        return 1 + max(map(depth, value.values()), default=0)
    return 1 + max(map(depth, value), default=0) if isinstance(value, list) else 0


def fits(value, *patterns):
    return isinstance(value, str) and any(pattern.fullmatch(value) for pattern in patterns)


def is_count(value):
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


# ---- step 1: the container ----

def entries_of(data):
    """Names with their contents and check sums, in order."""
    check(len(data) <= MOST_BYTES, "container", "the file is larger than 2 000 000 000 bytes")
    entries, directory, at = [], [], 0
    while bytes(data[at:at + 4]) == b"PK\x03\x04":
        check(len(entries) < MOST_ENTRIES, "container", f"more than {MOST_ENTRIES} entries")
        check(at + LOCAL <= len(data), "container", f"cut off in the header at {at}")
        crc, size, again, length = struct.unpack_from("<IIIH", data, at + 14)
        fixed = struct.pack("<4sHHHHHIIIHH", b"PK\x03\x04", 10, 0, 0, 0, 33, crc, size, size, length, 0)
        check(size == again and bytes(data[at:at + LOCAL]) == fixed, "container", f"the header at {at} is not of a stored entry without extras")
        check(length <= MOST_NAME and at + LOCAL + length + size <= len(data), "container", f"the entry at {at} does not fit into the file")
        name = bytes(data[at + LOCAL:at + LOCAL + length]).decode("latin-1")
        check(NAME.fullmatch(name) and ".." not in name, "container", f"the name {name!r} at {at} is not allowed")
        start = at + LOCAL + length
        directory.append(struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 10, 10, 0, 0, 0, 33, crc, size, size, length, 0, 0, 0, 0, 0, at) + name.encode())
        entries.append((name, memoryview(data)[start:start + size], crc))
        at = start + size
    check(entries, "container", "the file is no dossier")
    records = b"".join(directory)
    check(bytes(data[at:at + len(records)]) == records, "container", "the directory is not that of the entries")
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, len(entries), len(entries), len(records), at, 0)
    check(bytes(data[at + len(records):at + len(records) + END]) == end, "container", "the end is missing or is not that of the entries")
    check(at + len(records) + END == len(data), "container", "something follows the end of the archive")
    names = [name for name, _, _ in entries]
    order = [(SEAL.index(name), "") if name in SEAL else (len(SEAL), name) for name in names]
    check(names[0] == SEAL[0] and all(a < b for a, b in zip(order, order[1:])), "container", "the entries are not in their order, or one stands twice")
    return entries


# ---- steps 2 to 6: what is in it ----

def manifest_of(data):
    check(len(data) <= MOST_MANIFEST, "manifest", "it is too large")
    m = read_json(data, "manifest", "manifest.json")
    check(isinstance(m, dict) and m.get("format") == "recouvrement-dossier/1", "manifest", "manifest.json is not of the format recouvrement-dossier/1")
    check(all(fits(m.get(name), UUID) for name in ("dossier", "case", "litigationFile")) and fits(m.get("creditor"), re.compile("[0-9]{9}"))
          and all(fits(m.get(name), DAY) for name in ("createdOn", "asOf")) and fits(m.get("head"), HASH), "manifest", "it does not say whose it is, or of when")
    check(isinstance(m.get("files"), list) and all(is_line(line) for line in m["files"]), "manifest", "a line of files is not complete")
    check(isinstance(m.get("histories"), list) and all(is_history(h) for h in m["histories"]), "manifest", "an entry of histories is not complete")
    signature = m.get("signature", "")
    check(signature is None or isinstance(signature, dict) and isinstance(signature.get("algorithm"), str) and fits(signature.get("keyId"), HASH), "manifest", "it does not say how it is signed")
    authority = m.get("timestampAuthority", 0)
    check(authority is None or isinstance(authority, str), "manifest", "it does not say which authority was asked for a time stamp")
    return m


def is_line(line):
    return (isinstance(line, dict) and fits(line.get("sha256"), HASH) and fits(line.get("chain"), HASH) and is_count(line.get("bytes"))
            and all(isinstance(line.get(name), str) for name in ("path", "mediaType", "what")) and (line.get("date", "") is None or fits(line.get("date"), DAY)))


def is_history(history):
    return isinstance(history, dict) and isinstance(history.get("path"), str) and fits(history.get("stream"), UUID) and is_count(history.get("version")) and fits(history.get("head"), HASH)


def check_files(lines, contents):
    paths = [line["path"] for line in lines]
    check(all(a.encode("utf-16-be", "surrogatepass") < b.encode("utf-16-be", "surrogatepass") for a, b in zip(paths, paths[1:])), "manifest", "its lines are not in the order of their paths")
    names = list(contents)
    for i in range(max(len(lines), len(names))):
        path, name = paths[i] if i < len(paths) else None, names[i] if i < len(names) else None
        check(name is None or path == name or path is not None and path < name, "file_extra", f"{name} is not in the manifest")
        check(path == name, "file_missing", f"{path} is in the manifest and not in the archive")
        content = contents[name]
        check(len(content) == lines[i]["bytes"] and sha256(content) == lines[i]["sha256"], "file_changed", f"{name} is not the file that was sealed")


def check_chain(manifest):
    before = ZEROS
    for line in manifest["files"]:
        here = sha256(bytes.fromhex(before), canonical({name: value for name, value in line.items() if name != "chain"}))
        check(line["chain"] == here, "chain", f"the line of {line['path']} was changed or moved")
        before = here
    check(manifest["head"] == before, "chain", "the head is not that of the last line")


def check_histories(manifest, contents):
    """The hash of every event, by stream and version."""
    told = [history["path"] for history in manifest["histories"]]
    check(told == [path for path in contents if path.startswith("history/")], "history", "histories does not name the files below history/")
    streams = [history["stream"] for history in manifest["histories"]]
    check(len(set(streams)) == len(streams), "history", "two histories are of one stream")
    for history in manifest["histories"]:
        named = OF_MANIFEST.get(history["path"])
        check(named is None or history["stream"] == manifest[named], "history", f"{history['path']} is not of the stream that the manifest names as {named}")
    known = {}
    for history in manifest["histories"]:
        path, version, head = history["path"], 0, ZEROS
        rows = bytes(contents[path]).split(b"\n")
        check(rows.pop() == b"", "history", f"{path} does not end with a line feed")
        for row in rows:
            version += 1
            event = read_json(row, "history", f"{path} line {version}")
            check(isinstance(event, dict) and list(event) == ["data", "hash", "headers", "id", "previousHash", "stream", "type", "version"], "history", f"{path} line {version} is no event")
            check(fits(event["id"], UUID) and isinstance(event["type"], str) and is_count(event["version"]), "history", f"{path} line {version} is no event")
            check(event["version"] == version and event["stream"] == history["stream"], "history", f"{path} line {version} is not version {version} of its stream")
            check(event["previousHash"] == head, "history", f"{path} line {version} does not continue the line before it")
            hashed = canonical({name: event[name] for name in ("data", "headers", "id", "stream", "type", "version")})
            check(event["hash"] == sha256(bytes.fromhex(head), hashed), "history", f"{path} line {version} was changed after it was stored")
            head = event["hash"]
            known[history["stream"], version] = head
        check(version == history["version"] and head == history["head"], "history", f"{path} does not end where the manifest says")
    return known


# ---- steps 7 to 9: the seal ----

def openssl(*arguments, stdin=b""):
    return subprocess.run(["openssl", *arguments], input=stdin, capture_output=True, check=False).returncode == 0


def check_signature(manifest, contents, key):
    said, signature = manifest["signature"], contents.get("manifest.sig")
    check(said is not None or signature is None, "signature", "there is a signature, but the manifest says that there is none")
    check(said is not None, "unsigned", "the archive says that it is not signed")
    check(signature is not None, "signature", "the manifest says that it is signed, but the signature is missing")
    check(said["algorithm"] == "ecdsa-p256-sha256", "signature", f"the algorithm {said['algorithm']} is not known")
    check(said["keyId"] == sha256(key), "other_key", f"it is signed by the key {said['keyId']}, not by the one given")
    check(len(signature) <= 72, "signature", "it is too long")
    with tempfile.TemporaryDirectory() as folder:
        pem, sig = Path(folder, "key.pem"), Path(folder, "manifest.sig")
        pem.write_text("-----BEGIN PUBLIC KEY-----\n" + base64.encodebytes(key).decode() + "-----END PUBLIC KEY-----\n")
        sig.write_bytes(signature)
        message = bytes(contents["manifest.json"]) + bytes(contents.get("timestamp.tsr", b""))
        check(openssl("dgst", "-sha256", "-verify", str(pem), "-signature", str(sig), stdin=message), "signature", "it is not that of this manifest by this key")


def der(data, at, tag):
    """Where the content of a DER value begins and ends."""
    check(at + 2 <= len(data) and data[at] == tag, "timestamp", "timestamp.tsr is no response of a time-stamp authority")
    size, at = data[at + 1], at + 2
    if size >= 0x80:
        octets = size & 0x7F
        check(1 <= octets <= 4 and at + octets <= len(data), "timestamp", "timestamp.tsr is no DER")
        size, at = int.from_bytes(data[at:at + octets], "big"), at + octets
    check(at + size <= len(data), "timestamp", "timestamp.tsr is cut off")
    return at, at + size


def stamped(tsr):
    """What a response stamps, and when."""
    at, end = der(tsr, 0, 0x30)
    check(end == len(tsr), "timestamp", "something follows the time stamp")
    status, after = der(tsr, at, 0x30)
    first, last = der(tsr, status, 0x02)
    check(int.from_bytes(tsr[first:last], "big") in (0, 1), "timestamp", "the authority refused to stamp")
    at, _ = der(tsr, after, 0x30)
    first, last = der(tsr, at, 0x06)
    check(tsr[first:last] == SIGNED_DATA, "timestamp", "its token is not signed")
    at, _ = der(tsr, der(tsr, last, 0xA0)[0], 0x30)
    for tag in (0x02, 0x31):
        at = der(tsr, at, tag)[1]
    at, _ = der(tsr, at, 0x30)
    first, last = der(tsr, at, 0x06)
    check(tsr[first:last] == TST_INFO, "timestamp", "its token stamps nothing")
    at, end = der(tsr, der(tsr, last, 0xA0)[0], 0x04)
    info = tsr[at:end]
    at, _ = der(info, 0, 0x30)
    for tag in (0x02, 0x06):
        at = der(info, at, tag)[1]
    imprint, after = der(info, at, 0x30)
    algorithm, next_ = der(info, imprint, 0x30)
    first, last = der(info, algorithm, 0x06)
    check(info[first:last] == SHA256, "timestamp", "it stamps another kind of hash")
    first, last = der(info, next_, 0x04)
    serial = der(info, after, 0x02)[1]
    time = der(info, serial, 0x18)
    return info[first:last].hex(), info[time[0]:time[1]].decode("latin-1")


def check_timestamp(manifest, contents, roots):
    tsr = bytes(contents["timestamp.tsr"]) if "timestamp.tsr" in contents else None
    if tsr is None:
        check(roots is None, "timestamp", "there is no time stamp")
        return "no time stamp" + (f" yet (asked of {manifest['timestampAuthority']})" if manifest["timestampAuthority"] else "")
    check(manifest["timestampAuthority"] is not None, "timestamp", "the manifest asked no authority for a time stamp")
    imprint, time = stamped(tsr)
    check(imprint == sha256(contents["manifest.json"]), "timestamp", "it stamps something else")
    if roots is None:
        return f"time stamp of {time}, whose authority was not checked (--tsa)"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "timestamp.tsr")
        file.write_bytes(tsr)
        moment = re.match(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)", time)
        check(moment is not None, "timestamp", "its time cannot be read")
        at = str(calendar.timegm(tuple(map(int, moment.groups()))))
        check(openssl("ts", "-verify", "-digest", imprint, "-in", str(file), "-CAfile", str(roots), "-attime", at), "timestamp_untrusted", "its authority does not lead to one of the roots given")
    return f"time stamp of {time}"


def check_heads(manifest, known, told):
    """How many heads were compared, and the histories of which none was."""
    streams = {history["stream"] for history in manifest["histories"]}
    checked, covered = 0, set()
    for message in told if isinstance(told, list) else [told]:
        for head in message.get("data", message)["heads"]:
            if head["stream"] not in streams:
                continue
            check(known.get((head["stream"], head["version"])) == head["hash"], "heads", f"version {head['version']} of stream {head['stream']} is not what was told before")
            checked += 1
            covered.add(head["stream"])
    check(checked > 0, "heads", "none of the heads given is of this dossier")
    return checked, [history["path"] for history in manifest["histories"] if history["stream"] not in covered]


def verify(data, key, roots=None, heads=None):
    """What was proved, in lines. key: DER of the public key, or None for an archive that is to be unsigned."""
    entries = entries_of(data)
    contents = {name: content for name, content, _ in entries}
    manifest = manifest_of(contents["manifest.json"])
    others = {name: content for name, content in contents.items() if name not in SEAL}
    check_files(manifest["files"], others)
    check_chain(manifest)
    known = check_histories(manifest, others)
    for name, content, crc in entries:
        check(zlib.crc32(content) == crc, "container", f"the check sum of {name} is wrong")
    if key is None:
        check(manifest["signature"] is None and "manifest.sig" not in contents, "signature", "the archive is signed, or was: give the key")
    else:
        check_signature(manifest, contents, key)
    stamp = check_timestamp(manifest, contents, roots)
    proved = [f"accepted: dossier {manifest['dossier']} of case {manifest['case']}, creditor {manifest['creditor']}, made on {manifest['createdOn']}",
              f"{len(others)} files and {len(known)} events in {len(manifest['histories'])} histories are as they were sealed",
              "NOT SIGNED: it agrees with itself, nobody vouches for it" if key is None else f"signed by the key {manifest['signature']['keyId']}", stamp]
    if heads is not None:
        checked, uncovered = check_heads(manifest, known, heads)
        proved.append(f"{checked} heads that were told before are in it")
        proved += [f"NOT COVERED: no head that was told before is of {path}" for path in uncovered]
    return proved


def public_key(path):
    text = Path(path).read_text(encoding="ascii")
    body = re.search("-----BEGIN PUBLIC KEY-----(.*?)-----END PUBLIC KEY-----", text, re.DOTALL)
    key = base64.b64decode("".join(body.group(1).split()), validate=True) if body else b""
    if len(key) != 91 or not key.startswith(P256):
        raise ValueError(f"{path} is no public ECDSA key on P-256 in PEM")
    return key


def main():
    arguments = argparse.ArgumentParser(description="Verifies a dossier offline.")
    arguments.add_argument("archive")
    by = arguments.add_mutually_exclusive_group(required=True)
    by.add_argument("--key", help="public key of the creditor, PEM")
    by.add_argument("--unsigned", action="store_true", help="accept an archive that says that it is not signed")
    arguments.add_argument("--tsa", help="roots of the time-stamp authority, PEM")
    arguments.add_argument("--heads", help="heads told before, JSON")
    given = arguments.parse_args()
    try:
        key = None if given.unsigned else public_key(given.key)
        heads = json.loads(Path(given.heads).read_text(encoding="utf-8")) if given.heads else None
        if given.tsa:
            Path(given.tsa).read_bytes()
        data = Path(given.archive).read_bytes()
    except (OSError, ValueError) as unreadable:
        print(f"cannot verify: {unreadable}", file=sys.stderr)
        return 2
    try:
        print("\n".join(verify(data, key, given.tsa, heads)))
        return 0
    except Refused as refused:
        print(f"refused: {refused}")
        return 1
    except FileNotFoundError:
        print("cannot verify: the openssl command is not installed", file=sys.stderr)
        return 2
    except (KeyError, TypeError, AttributeError):
        print("cannot verify: the file of heads is not of claims.chain-heads.v1", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
