#!/usr/bin/env python3
"""Looks for what the compiler does not: layout, clang-tidy, clazy, shell, XML, translations, house rules.

usage: lint.py [--changed] [--jobs N]

Results of C++ files are kept under build/lint/passed/, by a hash of all that they depend on in this
repository, so that a second run only looks at what changed. A finding is an error; exit code 1.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "lint"
PASSED = BUILD / "passed"
CODE_FOLDERS = ("app", "ui", "tests")

CLAZY_CHECKS = ",".join([
    "level1",
    # Of level 2 and the manual ones: those that find real mistakes and little else.
    "assert-with-side-effects", "base-class-event", "function-args-by-ref", "global-const-char-pointer",
    "ifndef-define-typo", "isempty-vs-count", "missing-qobject-macro", "old-style-connect",
    "qhash-with-char-pointer-key", "qproperty-type-mismatch", "qstring-varargs", "qt6-deprecated-api-fixes",
    "returning-void-expression", "rule-of-three", "static-pmf", "tr-non-literal",
    "unexpected-flag-enumerator-value", "unneeded-cast", "virtual-call-ctor",
])

HOUSE_RULES = [
    # (where, pattern, what to say)
    (r"\.(h|cpp)$", r"\b(TODO|FIXME|XXX|HACK)\b", "left-over"),
    (r"^(app|ui)/.*\.(h|cpp)$", r"\bQEventLoop\b|\bprocessEvents\b|QThread::(m|u)?sleep|waitFor(Finished|ReadyRead|Connected)\(",
     "nested event loop, sleep or blocking wait"),
    (r"^tests/.*\.cpp$", r"QTest::q(Sleep|Wait)\(|\bQSKIP\(|\bQEXPECT_FAIL\(", "sleeping, skipped or failing test"),
]


def run(command, **options):
    return subprocess.run(command, cwd=ROOT, text=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, check=False, **options)


def tracked_files(changed_only):
    """Files of the repository, new ones included, ignored ones not."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    if changed_only:
        listing.remove("--cached")
    names = []
    for command in [listing] + ([["git", "diff", "--name-only", "HEAD"]] if changed_only else []):
        result = run(command)
        if result.returncode != 0:
            sys.exit(f"{result.stdout}lint: git failed")
        names += result.stdout.split("\n")
    return sorted({name for name in names if name and (ROOT / name).is_file()})


# --- C++: clang-tidy and clazy -------------------------------------------------------------------------

def configure():
    """A build folder of clang's, without precompiled headers; only the files that moc writes are made in it."""
    command = ["cmake", "-S", str(ROOT), "-B", str(BUILD), "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
               "-DCMAKE_CXX_COMPILER=clang++-14", "-DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON",
               "-DCMAKE_GLOBAL_AUTOGEN_TARGET=ON", "-DBUILD_TESTING=ON",
               # libstdc++ asks for this macro before it offers <coroutine>; clang 14 has coroutines and does not set it.
               "-DCMAKE_CXX_FLAGS=-D__cpp_impl_coroutine=201902L"]
    for step in (command, ["cmake", "--build", str(BUILD), "--target", "autogen"]):
        result = run(step)
        if result.returncode != 0:
            sys.exit(f"{result.stdout}\nlint: {' '.join(step[:3])} failed")
    database = json.loads((BUILD / "compile_commands.json").read_text())
    found = {}
    for entry in database:
        path = os.path.relpath(entry["file"], ROOT)
        if path.split("/")[0] in CODE_FOLDERS:
            found[path] = entry["command"]
    return found


INCLUDE = re.compile(r'^\s*#\s*include\s*["<]([^">]+)[">]', re.MULTILINE)


class Closure:
    """The project's own files that a file includes, directly or not."""

    def __init__(self):
        self.direct = {}

    def includes(self, path, folders):
        if path not in self.direct:
            names = INCLUDE.findall((ROOT / path).read_text(errors="replace"))
            found = set()
            for name in names:
                for folder in (os.path.dirname(path), *folders):
                    candidate = os.path.normpath(os.path.join(folder, name))
                    if not candidate.startswith("..") and (ROOT / candidate).is_file():
                        found.add(candidate)
                        break
            self.direct[path] = found
        return self.direct[path]

    def of(self, path, folders):
        seen, waiting = set(), [path]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                waiting.extend(self.includes(current, folders))
        return sorted(seen)


def own_folders(command):
    """Include folders of a compile command that lie in the repository, relative to it."""
    folders = []
    for folder in re.findall(r"-I\s*(\S+)", command):
        relative = os.path.relpath(folder, ROOT)
        if not relative.startswith("..") and not relative.startswith("build"):
            folders.append(relative)
    return folders


def key_of(path, command, closure, versions):
    digest = hashlib.sha256(f"{versions}\n{CLAZY_CHECKS}\n{command}\n".encode())
    for name in [*closure.of(path, own_folders(command)), ".clang-tidy", "tests/.clang-tidy"]:
        digest.update(name.encode())
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def findings(output):
    """The lines that matter of a tool's output: those of our files, with the code they point at."""
    lines, keep, seen = [], False, set()
    for line in output.split("\n"):
        match = re.match(r"(.+?):\d+:\d+: (warning|error|note|fatal error): ", line)
        if match:
            keep = match[2] != "note" and line not in seen
            seen.add(line)
        elif re.match(r"\d+ (warnings?|errors?)|Suppressed|Use -header|error: cannot|Error while|Found compiler error", line):
            keep = False
        if keep:
            lines.append(line.replace(f"{ROOT}/", ""))
    return lines


def look_at(path):
    start = time.monotonic()
    ours = f"^{re.escape(str(ROOT))}/({'|'.join(CODE_FOLDERS)})/"
    tidy = run(["clang-tidy-14", "-p", str(BUILD), "--quiet", f"--header-filter={ours}", path])
    clazy = run(["clazy-standalone", "-p", str(BUILD), f"--checks={CLAZY_CHECKS}", f"--header-filter={ours}", path])
    problems = findings(tidy.stdout) + [line for line in findings(clazy.stdout)]
    for tool, result in (("clang-tidy", tidy), ("clazy", clazy)):
        if result.returncode != 0 and not problems:
            problems.append(f"{path}: {tool} failed\n{result.stdout[-2000:]}")
    return path, problems, time.monotonic() - start


def lint_cpp(files, changed_only, jobs):
    commands = configure()
    PASSED.mkdir(parents=True, exist_ok=True)
    versions = run(["clang-tidy-14", "--version"]).stdout + run(["clazy-standalone", "--version"]).stdout
    closure = Closure()
    wanted = {}
    changed = set(files)
    for path, command in commands.items():
        if changed_only and not changed.intersection(closure.of(path, own_folders(command))):
            continue
        key = key_of(path, command, closure, versions)
        if not (PASSED / key).exists():
            wanted[path] = key
    problems = []
    # The longest first, so that no worker is left with one of them at the end.
    order = sorted(wanted, key=lambda path: (ROOT / path).stat().st_size, reverse=True)
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for count, (path, found, seconds) in enumerate(pool.map(look_at, order), 1):
            print(f"  [{count}/{len(order)}] {path} {seconds:.1f} s{' ' + str(len(found)) + ' lines' if found else ''}",
                  flush=True)
            if found:
                problems += found
            else:
                (PASSED / wanted[path]).touch()
    orphans = [path for path in files if path.endswith(".cpp") and path.split("/")[0] in CODE_FOLDERS
               and path not in commands]
    problems += [f"{path}: built by no target" for path in orphans]
    return list(dict.fromkeys(problems)), f"{len(commands)} files, {len(order)} not seen before"


# --- everything else -----------------------------------------------------------------------------------

def lint_format(files):
    code = [name for name in files if name.endswith((".h", ".cpp")) and name.split("/")[0] in CODE_FOLDERS]
    if not code:
        return [], "no files"
    result = run(["clang-format-14", "--dry-run", "-Werror", *code])
    return [line for line in result.stdout.split("\n") if "error:" in line], f"{len(code)} files"


def is_shell(name):
    path = ROOT / name
    if name.endswith(".sh"):
        return True
    if path.suffix or path.stat().st_size > 200_000:
        return False
    with path.open("rb") as stream:
        return bool(re.match(rb"#!.*\b(ba)?sh\b", stream.readline()))


def lint_shell(files):
    scripts = [name for name in files if is_shell(name)]
    if not scripts:
        return [], "no files"
    result = run(["shellcheck", "--format=gcc", *scripts])
    return [line for line in result.stdout.split("\n") if line], f"{len(scripts)} scripts"


def lint_xml(files):
    documents = [name for name in files if name.endswith((".xml", ".svg", ".ts", ".qrc", ".ui"))]
    if not documents:
        return [], "no files"
    result = run(["xmllint", "--noout", "--nonet", *documents])
    return [line for line in result.stdout.split("\n") if line], f"{len(documents)} documents"


def lint_translations(files):
    """An unfinished or missing text is an error; so is a text that no source has any more."""
    catalogues = [name for name in files if name.startswith("translations/") and name.endswith(".ts")]
    problems = []
    for name in catalogues:
        text = (ROOT / name).read_text(encoding="utf-8")
        for message in re.findall(r"<message.*?</message>", text, re.DOTALL):
            source = (re.search(r"<source>(.*?)</source>", message, re.DOTALL) or [None, "?"])[1]
            body = re.search(r"<translation([^>]*)>(.*?)</translation>|<translation([^>]*)/>", message, re.DOTALL)
            kind = (body[1] or body[3] or "") if body else ""
            if body is None or "unfinished" in kind or not (body[2] or "").strip():
                problems.append(f"{name}: unfinished: {source}")
            elif "vanished" in kind or "obsolete" in kind:
                problems.append(f"{name}: no longer used: {source}")
    return problems, f"{len(catalogues)} catalogues"


def lint_python(files):
    scripts = [name for name in files if name.endswith(".py")]
    problems = []
    for name in scripts:
        try:
            compile((ROOT / name).read_text(encoding="utf-8"), name, "exec")
        except SyntaxError as error:
            problems.append(f"{name}:{error.lineno}: {error.msg}")
    return problems, f"{len(scripts)} scripts"


def lint_house(files):
    problems = []
    for name in files:
        for where, pattern, message in HOUSE_RULES:
            if not re.search(where, name):
                continue
            for number, line in enumerate((ROOT / name).read_text(errors="replace").split("\n"), 1):
                if re.search(pattern, line):
                    problems.append(f"{name}:{number}: {message}: {line.strip()}")
    return problems, f"{len(HOUSE_RULES)} rules"


def main():
    parser = argparse.ArgumentParser(prog="./dev lint", description=__doc__.split("\n")[0])
    parser.add_argument("--changed", action="store_true", help="only what differs from the last commit")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    files = tracked_files(options.changed)
    steps = {
        "clang-format": lambda: lint_format(files),
        "shellcheck": lambda: lint_shell(files),
        "XML": lambda: lint_xml(files),
        "Python": lambda: lint_python(files),
        "translations": lambda: lint_translations(files),
        "house rules": lambda: lint_house(files),
        "clang-tidy and clazy": lambda: lint_cpp(files, options.changed, options.jobs),
    }
    failed = []
    for name, step in steps.items():
        start = time.monotonic()
        problems, what = step()
        print(f"{name}: {what}, {'ok' if not problems else 'FAILED'} ({time.monotonic() - start:.0f} s)", flush=True)
        for line in problems:
            print(line)
        if problems:
            failed.append(name)
    if failed:
        sys.exit(f"lint: failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
