"""What `cargo xtask` asks of Python: standard library only, Python 3.6 or newer.

    probe FOLDER
        prints what this Python offers, one `key value` a line
    unpack WHEEL BYTES SHA256 TARGET FROM=TO...
        checks the wheel, then copies these members of it into the folder TARGET;
        a FROM that ends in `/` stands for everything below it
"""

import hashlib
import os
import shutil
import sys
import time
import zipfile
import zlib  # noqa: F401  (zipfile inflates through it; a Python may have been built without)


def probe(folder):
    print("python", ".".join(str(part) for part in sys.version_info[:3]))
    try:
        import pip

        print("pip", pip.__version__)
    except ImportError as error:
        print("no-pip", error)
    print("free", shutil.disk_usage(folder).free)
    try:
        print(os.confstr("CS_GNU_LIBC_VERSION"))
    except (AttributeError, OSError, ValueError):
        pass


def check(wheel, size, sha256):
    found = os.path.getsize(wheel)
    if found != size:
        sys.exit("{} has {} bytes, expected {}".format(wheel, found, size))
    digest = hashlib.sha256()
    with open(wheel, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    if digest.hexdigest() != sha256:
        sys.exit("{} has SHA-256 {}, expected {}".format(wheel, digest.hexdigest(), sha256))


def unpack(wheel, target, wanted):
    with zipfile.ZipFile(wheel) as archive:
        files = [member for member in archive.infolist() if not member.filename.endswith("/")]
        kept = []
        for source, to in wanted:
            below = source.endswith("/")
            found = [m for m in files if m.filename == source or (below and m.filename.startswith(source))]
            if not found:
                sys.exit("{} lacks {}".format(wheel, source))
            kept += [(member, to + member.filename[len(source) :]) for member in found]
        for member, to in kept:
            extract(archive, member, os.path.join(target, *to.split("/")))


def extract(archive, member, path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with archive.open(member) as source, open(path, "wb") as file:
        shutil.copyfileobj(source, file, 1 << 20)
    # With the times of the archive, what is fetched again looks no newer to a build.
    stamp = time.mktime(member.date_time + (0, 0, -1))
    os.utime(path, (stamp, stamp))
    os.chmod(path, 0o755 if (member.external_attr >> 16) & 0o100 else 0o644)


def main(command, *arguments):
    if command == "probe":
        probe(*arguments)
    else:
        wheel, size, sha256, target = arguments[:4]
        check(wheel, int(size), sha256)
        unpack(wheel, target, [tuple(pair.split("=")) for pair in arguments[4:]])


main(*sys.argv[1:])
