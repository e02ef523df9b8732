"""What `cargo xtask` asks of Python: standard library only, Python 3.6 or newer.

    probe FOLDER
        prints what this Python offers, one `key value` a line
    settings
        prints pip's settings as the variables by which uv takes them, one `name value` a line
"""

import ast
import os
import shutil
import subprocess
import sys


def probe(folder):
    print("program", sys.executable)
    print("version", "{}.{}".format(*sys.version_info))
    print("tag", sys.implementation.cache_tag)
    try:
        import pip  # noqa: F401
    except ImportError as error:
        print("no-pip", error)
    print("free", shutil.disk_usage(folder).free)
    try:
        print(os.confstr("CS_GNU_LIBC_VERSION"))
    except (AttributeError, OSError, ValueError):
        pass


def settings():
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "config", "list"]
    listed = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, universal_newlines=True).stdout
    # Such as `global.index-url='https://…'`; what is called `:env:` was set in the environment.
    values = dict(line.split("=", 1) for line in listed.splitlines() if "=" in line)

    def words(key):
        names = ["{}.{}".format(section, key) for section in (":env:", "install", "global")]
        return next((ast.literal_eval(values[name]).split() for name in names if name in values), [])

    # pip passes over folders that are not there, and uv does not.
    links = [link for link in words("find-links") if "://" in link or os.path.exists(link)]
    cert = words("cert")
    # uv has no variable for `no-index`; an index without packages does the same.
    alone = words("no-index")[:1] not in ([], ["0"], ["false"], ["no"], ["off"])
    for name, value in [
        ("UV_INDEX_URL", ["file:///nowhere"] if alone else words("index-url")),
        ("UV_EXTRA_INDEX_URL", [] if alone else words("extra-index-url")),
        ("UV_FIND_LINKS", [",".join(links)] if links else []),
        ("UV_INSECURE_HOST", words("trusted-host")),
        ("UV_HTTP_TIMEOUT", words("timeout") or words("default-timeout")),
        ("SSL_CERT_DIR" if cert and os.path.isdir(cert[0]) else "SSL_CERT_FILE", cert),
        ("SSL_CLIENT_CERT", words("client-cert")),
        ("ALL_PROXY", words("proxy")),
    ]:
        if value:
            print(name, " ".join(value))


{"probe": probe, "settings": settings}[sys.argv[1]](*sys.argv[2:])
