"""Changes an archive in one byte at a time, and says with which code verify.py refuses it.

flip.py VERIFY_FOLDER ARCHIVE KEY raw     positions in the file, one a line, on stdin: `POSITION CODE` a line on stdout
flip.py VERIFY_FOLDER ARCHIVE KEY repack  `NAME POSITION` on stdin: the byte of that entry, with the container made anew around it as whoever forges it would
"""
import io
import struct
import sys
import types
import zlib

sys.dont_write_bytecode = True
folder, archive, key, mode = sys.argv[1:]
sys.path.insert(0, folder)
import verify  # noqa: E402

key = None if key == "unsigned" else verify.read_key(key)
verify.read_key = lambda _: key
data = open(archive, "rb").read()
read = verify.Archive(io.BytesIO(data))
entries = [(entry.name, data[entry.start:entry.start + entry.size]) for entry in read.entries]
forged_file = archive + ".forged"
options = types.SimpleNamespace(dossier=forged_file, unsigned=key is None, key="once", tsa=None, heads=None)


def packed(files):
    body, directory = b"", b""
    for name, content in files:
        common = struct.pack("<HHHHHIIIHH", 10, 0, 0, 0, 33, zlib.crc32(content), len(content), len(content), len(name), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 10) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + name.encode()
        body += b"PK\x03\x04" + common + name.encode() + content
    return body + directory + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(directory), len(body), 0)


def flipped(content, at):
    changed = bytearray(content)
    changed[at] ^= 1 << (at % 8)
    return bytes(changed)


for line in sys.stdin:
    *name, at = line.split()
    forged = flipped(data, int(at)) if mode == "raw" else packed([(n, flipped(c, int(at)) if n == name[0] else c) for n, c in entries])
    with open(forged_file, "wb") as file:
        file.write(forged)
    try:
        for _ in verify.verify(options):
            pass
        code = "accepted"
    except verify.Refused as refused:
        code = str(refused).split(":")[0]
    print(*name, at, code)
