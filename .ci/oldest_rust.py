"""Whether each package of the workspace declares a `rust-version` that its dependencies take, those for tests apart.

Reads what `cargo metadata --format-version 1 --locked` prints.
"""

import json
import sys


def version(text):
    return tuple(int(part) for part in text.split(".")[:2])


metadata = json.load(sys.stdin)
packages = {package["id"]: package for package in metadata["packages"]}
nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}


def built_with(package):
    """The package and all that it is built with."""
    seen, next_ones = set(), [package]
    while next_ones:
        one = next_ones.pop()
        if one in seen:
            continue
        seen.add(one)
        for dependency in nodes[one]["deps"]:
            if any(kind["kind"] != "dev" for kind in dependency["dep_kinds"]):
                next_ones.append(dependency["pkg"])
    return seen


wrong = []
for member in metadata["workspace_members"]:
    name, declared = packages[member]["name"], packages[member]["rust_version"]
    for one in sorted(built_with(member)):
        needed = packages[one]["rust_version"]
        if needed and version(needed) > version(declared):
            wrong.append(f"{name} declares Rust {declared}, and {packages[one]['name']} needs {needed}")
    print(f"{name}: Rust {declared}")
sys.exit("\n".join(wrong) or None)
