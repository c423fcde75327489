"""Verifies a dossier (recouvrement-dossier/1) offline. Written from the page beside it alone (README.md),
independently of the creditor's software, so that nobody has to take its word for what its archives prove."""
import argparse, hashlib, json, re, struct, subprocess, sys, tempfile, zlib
from collections import namedtuple
from datetime import date, datetime, timezone
from pathlib import Path

MAX_ARCHIVE, MAX_ENTRIES, MAX_NAME = 2_000_000_000, 10_000, 120
MAX_MANIFEST, MAX_SIGNATURE, MAX_DEPTH, MAX_INTEGER = 16_777_216, 72, 64, 2**53 - 1
MAX_LINE, MAX_STAMP = 16_777_216, 1_048_576
CHUNK, ZEROS = 1 << 20, "0" * 64
SEAL = ("manifest.json", "manifest.sig", "timestamp.tsr")
NAME = re.compile(rb"[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*")
EVENT = {"data", "hash", "headers", "id", "previousHash", "stream", "type", "version"}
P256 = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")
KINDS = tuple((6, bytes.fromhex(oid)) for oid in ("2a864886f70d010702", "2a864886f70d0109100104", "608648016503040201"))
Entry = namedtuple("Entry", "name crc size start")

class Refused(Exception):
    """The archive is not what it says. Whatever else is raised says nothing about it: the attempt itself failed."""

def require(holds, code, reason):
    if not holds:
        raise Refused(f"{code}: {reason}")

def shown(text):
    """Text of the archive must not steer the terminal that shows it."""
    return ascii(str(text)[:150])

def integer(digits):
    """Looks at the length first: a million digits take long to convert. Fractions and exponents are no int and fail."""
    if len(digits) > 17 or abs(int(digits)) > MAX_INTEGER:
        raise ValueError("number out of range")
    return int(digits)

def ordered(value, left=MAX_DEPTH):
    """Python sorts by code points, but RFC 8785 by UTF-16."""
    if isinstance(value, (dict, list)) and left == 0:
        raise ValueError("nested too deep")
    if isinstance(value, dict):
        return {key: ordered(value[key], left - 1) for key in sorted(value, key=lambda key: key.encode("utf-16-be"))}
    return [ordered(item, left - 1) for item in value] if isinstance(value, list) else value

def canonical(value, without=()):
    """Of what is in order already: a dict stays so, also without some of its members."""
    value = {key: item for key, item in value.items() if key not in without} if without else value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

def parse_canonical(raw, code, where):
    try:
        value = ordered(json.loads(raw.decode("utf-8"), parse_int=integer, parse_float=integer, parse_constant=integer))
        require(canonical(value) == raw, code, f"{where}: not canonical")
        return value
    except (ValueError, RecursionError) as problem:
        raise Refused(f"{code}: {where}: {shown(problem)}") from None

class Archive:
    """Rebuilds every header from the few values that are free in it, so that no byte is left unlooked at."""
    def __init__(self, file):
        self.file, total = file, file.seek(0, 2)
        require(22 <= total <= MAX_ARCHIVE, "container", f"{total} bytes")
        end = self._at(total - 22, 22)
        count, size, offset = struct.unpack("<10xHII2x", end)
        require(end == b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, size, offset, 0), "container", "end record")
        require(1 <= count <= MAX_ENTRIES, "container", f"{count} entries")
        require(offset + size + 22 == total and size <= count * (46 + MAX_NAME), "container", "extent of the directory")
        directory, at, position, self.entries = self._at(offset, size), 0, 0, []
        for _ in range(count):
            require(at + 46 <= size, "container", "directory too short")
            crc, length, name_length = struct.unpack_from("<16xII4xH", directory, at)
            name = directory[at + 46:at + 46 + name_length]
            shared = struct.pack("<HHHHHIIIHH", 10, 0, 0, 0, 0x21, crc, length, length, name_length, 0)
            record = b"PK\x01\x02\x0a\x00" + shared + struct.pack("<HHHII", 0, 0, 0, 0, position) + name
            require(directory[at:at + len(record)] == record, "container", "directory record")
            require(len(name) <= MAX_NAME and b".." not in name and NAME.fullmatch(name), "container", f"name {shown(name)}")
            start = position + 30 + name_length
            require(start + length <= offset, "container", "entry beyond the directory")
            require(self._at(position, 30 + name_length) == b"PK\x03\x04" + shared + name, "container", f"local header of {shown(name)}")
            self.entries.append(Entry(name.decode("ascii"), crc, length, start))
            at, position = at + len(record), start + length
        require(at == size and position == offset, "container", "bytes between the records")
        names = [entry.name for entry in self.entries]
        seal = [name for name in SEAL if name in names]
        require(seal[:1] == ["manifest.json"] and names[:len(seal)] == seal, "container", "the seal is not in front, or not in order")
        self.seal, self.others, rest = dict(zip(seal, self.entries)), self.entries[len(seal):], names[len(seal):]
        require(all(a < b for a, b in zip(rest, rest[1:])) and not set(rest) & set(SEAL), "container", "order of the entries")

    def _at(self, offset, length):
        self.file.seek(offset)
        data = self.file.read(length)
        if len(data) != length:
            raise OSError("the archive changed while it was read")
        return data

    def chunks(self, entry):
        for done in range(0, entry.size, CHUNK):
            yield self._at(entry.start + done, min(CHUNK, entry.size - done))

    def sha256(self, *entries):
        digest = hashlib.sha256()
        for entry in entries:
            for chunk in self.chunks(entry):
                digest.update(chunk)
        return digest

    def lines(self, entry):
        rest = b""
        for chunk in self.chunks(entry):
            *whole, rest = (rest + chunk).split(b"\n")
            yield from whole
            require(len(rest) <= MAX_LINE, "history", f"{entry.name}: line too long")
        require(not rest, "history", f"{entry.name}: last line without line feed")

def fits(value, shape):
    """A shape is a pattern for text, a dict of the least members, a list of what each item is, a tuple of alternatives."""
    if isinstance(shape, tuple):
        return any(fits(value, alternative) for alternative in shape)
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(name in value and fits(value[name], shape[name]) for name in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(item, shape[0]) for item in value)
    if isinstance(shape, str):
        return isinstance(value, str) and re.fullmatch(shape, value) is not None
    return shape(value) if callable(shape) else value is shape

def day(value):
    """fromisoformat alone takes other ways to write a day, from Python 3.11 on."""
    try:
        return fits(value, "[0-9]{4}-[0-9]{2}-[0-9]{2}") and bool(date.fromisoformat(value))
    except ValueError:
        return False

def count(value):
    """true is an int to Python, and true == 1."""
    return type(value) is int and value >= 0

TEXT, HEX, UUID = "(?s).*", "[0-9a-f]{64}", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
LINE = {"path": TEXT, "sha256": HEX, "bytes": count, "mediaType": TEXT, "what": "[a-z][a-z0-9]*(_[a-z0-9]+)*", "date": (None, day), "chain": HEX}
MANIFEST = {
    "format": "recouvrement-dossier/1", "dossier": UUID, "case": UUID, "litigationFile": UUID, "creditor": "[0-9]{9}",
    "createdOn": day, "asOf": day, "files": [LINE], "head": HEX, "timestampAuthority": (None, TEXT),
    "histories": [{"path": TEXT, "stream": UUID, "version": count, "head": HEX}],
    "signature": (None, {"algorithm": TEXT, "keyId": HEX}),
}

def read_manifest(archive):
    entry = archive.entries[0]
    require(entry.size <= MAX_MANIFEST, "manifest", f"{entry.size} bytes")
    manifest = parse_canonical(b"".join(archive.chunks(entry)), "manifest", entry.name)
    for name in MANIFEST:
        require(fits(manifest, {name: MANIFEST[name]}), "manifest", f"member {name}")
    return manifest

def check_files(archive, manifest):
    """Entries ascend strictly, so lines that do not cannot match them all: the merge needs no check of its own for that."""
    lines, entries = manifest["files"], archive.others
    for i in range(max(len(lines), len(entries))):
        line, entry = (items[i] if i < len(items) else None for items in (lines, entries))
        require(line is None or entry and line["path"] >= entry.name, "file_missing", line and shown(line["path"]))
        require(line and line["path"] == entry.name, "file_extra", entry and entry.name)
        require((entry.size, archive.sha256(entry).hexdigest()) == (line["bytes"], line["sha256"]), "file_changed", entry.name)

def check_chain(manifest):
    previous = ZEROS
    for line in manifest["files"]:
        previous = hashlib.sha256(bytes.fromhex(previous) + canonical(line, without={"chain"})).hexdigest()
        require(line["chain"] == previous, "chain", line["path"])
    require(manifest["head"] == previous, "chain", "head")

def check_history(archive, entry, history):
    """Compares each line with what it has to be. Keeps the hashes, for step 9, as bytes: there may be millions."""
    previous, hashes = ZEROS, bytearray()
    for version, line in enumerate(archive.lines(entry), 1):
        where = f"{entry.name}, line {version}"
        event = parse_canonical(line, "history", where)
        require(isinstance(event, dict) and set(event) == EVENT, "history", f"{where}: members")
        event.update(version=version, stream=history["stream"], previousHash=previous)
        digest = hashlib.sha256(bytes.fromhex(previous) + canonical(event, without={"hash", "previousHash"}))
        event["hash"] = previous = digest.hexdigest()
        require(canonical(event) == line, "history", f"{where}: version, stream, previousHash or hash")
        hashes += digest.digest()
    require(history["version"] * 32 == len(hashes) and history["head"] == previous, "history", f"{entry.name}: version or head")
    return hashes

def check_histories(archive, manifest):
    entries = [entry for entry in archive.others if entry.name.startswith("history/")]
    histories = manifest["histories"]
    require([history["path"] for history in histories] == [entry.name for entry in entries], "history", "not the files below history/")
    require(len({history["stream"] for history in histories}) == len(histories), "history", "two of one stream")
    bound = {"history/litigation-file.jsonl": manifest["litigationFile"], "history/dunning-case.jsonl": manifest["case"]}
    own = all(bound.get(history["path"], history["stream"]) == history["stream"] for history in histories)
    require(own, "history", "of another case or litigation file")
    return {history["stream"]: check_history(archive, entry, history) for entry, history in zip(entries, histories)}

def openssl(*arguments, **files):
    """What openssl prints, None where it fails. It finds the files under their keyword."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, name).write_bytes(content)
        done = subprocess.run(["openssl", *arguments], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    return done.stdout if done.returncode == 0 else None

def check_sums(archive):
    for entry in archive.entries:
        crc = 0
        for chunk in archive.chunks(entry):
            crc = zlib.crc32(chunk, crc)
        require(crc == entry.crc, "container", f"CRC-32 of {entry.name}")

def check_signature(archive, manifest, key):
    signature, entry = manifest["signature"], archive.seal.get("manifest.sig")
    if key is None:
        return require(signature is None and entry is None, "signature", "says or holds a signature")
    require(signature or entry is None, "signature", "manifest.sig in an archive that says it is not signed")
    require(signature, "unsigned", "the archive says that it is not signed")
    require(entry, "signature", "no manifest.sig")
    require(signature["algorithm"] == "ecdsa-p256-sha256", "signature", f"algorithm {shown(signature['algorithm'])}")
    require(signature["keyId"] == hashlib.sha256(key).hexdigest(), "other_key", f"signed with key {signature['keyId']}")
    require(entry.size <= MAX_SIGNATURE, "signature", f"{entry.size} bytes")
    signed = archive.sha256(*(archive.seal[name] for name in ("manifest.json", "timestamp.tsr") if name in archive.seal))
    valid = openssl("pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key", "-sigfile", "signature", "-in", "digest",
                    key=key, signature=b"".join(archive.chunks(entry)), digest=signed.digest())
    require(valid is not None, "signature", "not valid for this key")

def inside(element, tag=0x30):
    """The (tag, content) that an element is made of, to its last byte: what stands behind is refused, not overlooked."""
    (found, data), parts, at = element, [], 0
    while at < len(data):
        length, start = data[at + 1], at + 2
        if length >= 0x80:
            start += length & 0x7F
            length = int.from_bytes(data[at + 2:start], "big")
            require(length >= 0x80 and data[at + 2] > 0, "timestamp", "length not DER")
        require(start + length <= len(data) and data[at] & 0x1F < 0x1F, "timestamp", "not DER")
        parts.append((data[at], data[start:start + length]))
        at = start + length
    require(found == tag, "timestamp", "not an RFC 3161 response")
    return parts

def read_stamp(raw):
    """The digest that was stamped, and when: the path to both through RFC 3161 and the CMS around it."""
    (response,) = inside((0x30, raw))
    status, token = inside(response)
    kind, wrapped = inside(token)
    (signed,) = inside(wrapped, 0xA0)
    content_kind, content = inside(inside(signed)[2])
    (octets,) = inside(content, 0xA0)
    (info,) = inside(octets, 0x04)
    _, _, imprint, _, (_, made), *_ = inside(info)
    algorithm, (_, digest) = inside(imprint)
    require((kind, content_kind, inside(algorithm)[0]) == KINDS, "timestamp", "not a time stamp over SHA-256")
    require(inside(status)[0] in ((2, b"\x00"), (2, b"\x01")), "timestamp", "not granted")
    when = re.fullmatch(rb"([0-9]{14})(\.[0-9]+)?Z", made)
    return digest, datetime.strptime(when[1].decode(), "%Y%m%d%H%M%S").replace(tzinfo=timezone.utc)

def check_stamp(archive, manifest, roots):
    entry = archive.seal.get("timestamp.tsr")
    if entry is None:
        return require(roots is None, "timestamp", "no time stamp")
    require(manifest["timestampAuthority"] is not None, "timestamp", "no authority was asked for one")
    require(entry.size <= MAX_STAMP, "timestamp", f"{entry.size} bytes")
    raw, expected = b"".join(archive.chunks(entry)), archive.sha256(archive.seal["manifest.json"])
    try:
        stamped, made = read_stamp(raw)
    except (ValueError, LookupError, TypeError) as problem:
        raise Refused(f"timestamp: not a granted RFC 3161 response: {shown(problem)}") from None
    require(stamped == expected.digest(), "timestamp", "stamps something else")
    require(openssl("ts", "-reply", "-in", "stamp", "-text", stamp=raw), "timestamp", "not an RFC 3161 response to openssl")
    if roots is not None:
        trusted = openssl("ts", "-verify", "-digest", expected.hexdigest(), "-in", "stamp", "-CAfile", "roots",
                          "-attime", str(int(made.timestamp())), stamp=raw, roots=roots)
        require(trusted is not None, "timestamp_untrusted", "not signed by an authority below these roots")
    return made

def check_heads(hashes, heads):
    compared = {head["stream"] for head in heads} & set(hashes)
    for head in heads:
        if head["stream"] in hashes:
            end = 32 * head["version"]
            found = hashes[head["stream"]][max(end - 32, 0):end].hex()
            require(found and found == head["hash"], "heads", f"{shown(head['stream'])} version {head['version']}: other or not there")
    require(compared, "heads", "none is of this dossier")
    return compared

def read_key(path):
    pem = Path(path).read_bytes()
    key = openssl("pkey", "-pubin", "-in", "pem", "-outform", "DER", pem=pem) or b""
    if pem.count(b"-----BEGIN ") != 1 or b"-----BEGIN PUBLIC KEY-----" not in pem or len(key) != 91 or not key.startswith(P256):
        raise ValueError(f"{path}: not one ECDSA public key on P-256")
    return key

def read_roots(path):
    roots = Path(path).read_bytes()
    if b"-----BEGIN CERTIFICATE-----" not in roots or openssl("storeutl", "-noout", "-certs", "roots", roots=roots) is None:
        raise ValueError(f"{path}: not certificates")
    return roots

def read_heads(path):
    messages = json.loads(Path(path).read_bytes().decode("utf-8-sig"))
    messages = messages if isinstance(messages, list) else [messages]
    heads = [head for message in messages for head in message.get("data", message)["heads"]]
    if not fits(heads, [{"stream": TEXT, "version": count, "hash": TEXT}]):
        raise ValueError(f"{path}: a head is not of stream, version, hash")
    return heads

def verify(options):
    """Reads all that was given before it looks at the archive: a mistyped path must not pass for a verdict."""
    key = None if options.unsigned else read_key(options.key)
    roots = None if options.tsa is None else read_roots(options.tsa)
    heads = None if options.heads is None else read_heads(options.heads)
    with open(options.dossier, "rb") as file:
        archive = Archive(file)  # step 1
        manifest = read_manifest(archive)  # step 2
        check_files(archive, manifest)  # step 3
        check_chain(manifest)  # step 4
        hashes = check_histories(archive, manifest)  # step 5
        check_sums(archive)  # step 6
        check_signature(archive, manifest, key)  # step 7
        made = check_stamp(archive, manifest, roots)  # step 8
        compared = None if heads is None else check_heads(hashes, heads)  # step 9
    yield f"accepted: dossier {manifest['dossier']} of creditor {manifest['creditor']}, case {manifest['case']}, as of {manifest['asOf']}"
    yield f"files: {len(archive.others)}, none missing, added or changed"
    yield f"signature: valid, key {manifest['signature']['keyId']}" if key else "UNSIGNED: it agrees with itself, no more"
    trust = "authority NOT CHECKED (no --tsa)" if roots is None else "authority trusted"
    yield "time stamp: none" if made is None else f"time stamp: {made:%Y-%m-%dT%H:%M:%SZ}, {trust}"
    for history in manifest["histories"]:
        told = "" if compared is None else ", as told earlier" if history["stream"] in compared else ", NOT COVERED"
        yield f"history: {history['path']}, {history['version']} events, chain whole{told}"

def main():
    """No way out but the three exit codes: a surprise is never an acceptance, nor a traceback, nor is --help (it would be 0)."""
    parser = argparse.ArgumentParser(prog="verify.py", add_help=False, allow_abbrev=False)
    by = parser.add_mutually_exclusive_group(required=True)
    by.add_argument("--unsigned", action="store_true")
    by.add_argument("--key")
    for name in ("dossier", "--tsa", "--heads"):
        parser.add_argument(name)
    try:
        print("\n".join(verify(parser.parse_args())))
        return 0
    except Refused as refusal:
        print(refusal)
        return 1
    except Exception as problem:
        print(f"not tried: {type(problem).__name__}: {shown(problem)}", file=sys.stderr)
        return 2

if __name__ == "__main__":
    sys.exit(main())
