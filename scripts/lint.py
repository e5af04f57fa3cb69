#!/usr/bin/env python3
"""Looks for what the compiler does not: layout, clang-tidy, clazy, shell, XML, translations, house rules.

usage: lint.py [--changed] [--jobs N]

What passed is kept under build/lint/passed/, by a hash of all that it depends on in this repository, so that
a second run only looks at what changed. A finding is an error; exit code 1.
"""
import argparse
import concurrent.futures
import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "lint"
PASSED = BUILD / "passed"
BATCH = 10
CODE_FOLDERS = ("app", "ui", "tests")
TIDY_CONFIG = {"tests": "tests/.clang-tidy"}

CLAZY_CHECKS = ",".join([
    "level1",
    # Recommends functions that Qt 6 no longer has.
    "no-qstring-ref",
    # Of level 2 and the manual ones: those that find real mistakes and little else.
    "assert-with-side-effects", "base-class-event", "function-args-by-ref", "global-const-char-pointer",
    "ifndef-define-typo", "isempty-vs-count", "old-style-connect", "qhash-with-char-pointer-key",
    "qproperty-type-mismatch", "qstring-varargs", "rule-of-three", "static-pmf",
    "tr-non-literal", "unexpected-flag-enumerator-value", "unneeded-cast", "virtual-call-ctor",
])
# A test program is one object in one thread that ends with its slot: constants may be objects, lambdas may refer to locals,
# copies cost nothing that matters.
CLAZY_CHECKS_OF_TESTS = ",".join(
    check for check in CLAZY_CHECKS.split(",") if check not in ("function-args-by-ref", "unneeded-cast")
) + ",no-non-pod-global-static,no-lambda-in-connect,no-detaching-temporary"

HOUSE_RULES = [
    # (where, pattern, what to say)
    (r"\.(h|cpp)$", r"\b(TODO|FIXME|XXX|HACK)\b", "left-over"),
    (r"^(app|ui)/.*\.(h|cpp)$", r"\bQEventLoop\b|\bprocessEvents\b|QThread::(m|u)?sleep|waitFor(Finished|ReadyRead|Connected)\(",
     "nested event loop, sleep or blocking wait"),
    (r"^ui/(?!common/plain_words).*\.(h|cpp)$", r"\bAutoText\b|\b(set|append|insert)Html\(",
     "words that may be taken for markup: Qt::PlainText, or Qt::RichText with toHtmlEscaped()"),
    (r"^tests/.*\.cpp$", r"QTest::q(Sleep|Wait)\(|\bQEXPECT_FAIL\(", "sleeping or failing test"),
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
#
# Most of the time of a checker goes into the headers of Qt and the standard library, again for each file. So
# the files of a folder are checked several at a time, as one translation unit that includes them. Files that do
# not compile together (two anonymous namespaces with the same name in them) are halved until they do.

def configure(jobs):
    """The compile commands of clang, in a build folder where only the files that moc writes are made."""
    result = run(["cmake", "-S", str(ROOT), "-B", str(BUILD), "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Debug",
                  "-DCMAKE_CXX_COMPILER=clang++-14", "-DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON", "-DBUILD_TESTING=ON",
                  # libstdc++ wants this macro before it offers <coroutine>; clang 14 has coroutines, but not the macro.
                  "-DCMAKE_CXX_FLAGS=-D__cpp_impl_coroutine=201902L"])
    if result.returncode != 0:
        sys.exit(f"{result.stdout}\nlint: cmake failed")
    # Not by way of the build's own targets: those build the libraries first.
    targets = sorted(set(re.findall(r"cmake_autogen (\S+AutogenInfo\.json)", (BUILD / "build.ninja").read_text())))
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for result in pool.map(lambda target: run(["cmake", "-E", "cmake_autogen", target, "Debug"]), targets):
            if result.returncode != 0:
                sys.exit(f"{result.stdout}\nlint: moc failed")
    found = {}
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        path = os.path.relpath(entry["file"], ROOT)
        if path.split("/")[0] in CODE_FOLDERS:
            words = shlex.split(entry["command"])
            for option in ("-o", "-c"):
                place = words.index(option)
                del words[place:place + 2]
            found[path] = words
    return found


INCLUDE = re.compile(r'^\s*#\s*include\s*["<]([^">]+)[">]', re.MULTILINE)


class Closure:
    """The project's own files that a file includes, directly or not."""

    def __init__(self):
        self.direct = {}

    def includes(self, path):
        if path not in self.direct:
            found = set()
            for name in INCLUDE.findall((ROOT / path).read_text(errors="replace")):
                for folder in (os.path.dirname(path), "app", "", "ui", "tests"):
                    candidate = os.path.normpath(os.path.join(folder, name))
                    if not candidate.startswith("..") and (ROOT / candidate).is_file():
                        found.add(candidate)
                        break
            self.direct[path] = found
        return self.direct[path]

    def of(self, path):
        seen, waiting = set(), [path]
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                waiting.extend(self.includes(current))
        return seen


def key_of(batch, commands, closure, versions):
    """Everything that decides what the checkers say about these files."""
    digest = hashlib.sha256(f"{versions}\n{CLAZY_CHECKS}\n".encode())
    names = {".clang-tidy", "tests/.clang-tidy", "scripts/lint.py"}
    for path in batch:
        names |= closure.of(path)
        digest.update(f"{path} {commands[path]}\n".encode())
    for name in sorted(names):
        digest.update(name.encode())
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def batches_of(paths):
    """The files of one folder that need the same kind of headers, a few at a time."""
    folders = {}
    for path in sorted(paths):
        folders.setdefault(os.path.dirname(path), []).append(path)
    for members in folders.values():
        count = -(-len(members) // BATCH)
        size = -(-len(members) // count)
        for start in range(0, len(members), size):
            yield members[start:start + size]


def write_unit(batch, commands, key):
    """A source that includes the files, with a compile database of its own. Returns both paths."""
    folder = BUILD / "units" / key[:16]
    folder.mkdir(parents=True, exist_ok=True)
    unit = folder / "unit.cpp"
    lines = []
    for number, path in enumerate(batch):
        # Each test program has a main of its own.
        lines += ["#undef main", f"#define main lint_main_{number}"] if len(batch) > 1 else []
        lines.append(f'#include "{ROOT / path}" // NOLINT(bugprone-suspicious-include)')
    unit.write_text("\n".join(lines) + "\n")
    words = list(commands[batch[0]])
    for path in batch[1:]:
        known = set(words)
        options = iter(commands[path][1:])
        for word in options:
            if word == "-isystem":
                folder_word = next(options)
                words += [] if folder_word in known else [word, folder_word]
            elif word.startswith("-I") or (word.startswith("-D") and not word.startswith("-DQT_TESTCASE")):
                words += [] if word in known else [word]
    words += ["-ferror-limit=0", "-c", str(unit)]
    (folder / "compile_commands.json").write_text(json.dumps(
        [{"directory": str(BUILD), "file": str(unit), "arguments": words}]))
    return unit, words


def findings(output):
    """The lines that matter of a tool's output: those of our files, with the code they point at."""
    lines, keep = [], False
    for line in output.split("\n"):
        match = re.match(r"(.+?):\d+:\d+: (warning|error|note|fatal error): ", line)
        if match:
            keep = match[2] != "note" and "/build/lint/" not in match[1]
        elif re.match(r"\d+ (warnings?|errors?)|Suppressed|Use -header|error: |Error while|Found compiler error", line):
            keep = False
        if keep and line.strip():
            lines.append(line.replace(f"{ROOT}/", ""))
    return lines


def look_at(batch, commands, closure, versions):
    """What the checkers say about these files, as a list of lines; nothing when they passed before."""
    key = key_of(batch, commands, closure, versions)
    if (PASSED / key).exists():
        return []
    unit, words = write_unit(batch, commands, key)
    syntax = run([*words, "-fsyntax-only"])
    if syntax.returncode != 0:
        if len(batch) > 1:
            half = len(batch) // 2
            return [line for part in (batch[:half], batch[half:])
                    for line in look_at(part, commands, closure, versions)]
        return findings(syntax.stdout) or [f"{batch[0]}: {syntax.stdout[-2000:]}"]
    ours = f"^{re.escape(str(ROOT))}/({'|'.join(CODE_FOLDERS)})/"
    configuration = batch[0].split("/")[0]
    clazy_checks = CLAZY_CHECKS_OF_TESTS if configuration == "tests" else CLAZY_CHECKS
    problems = []
    for tool, command in {
        "clang-tidy": ["clang-tidy-14", "-p", str(unit.parent), "--quiet", f"--header-filter={ours}",
                       f"--config-file={ROOT / TIDY_CONFIG.get(configuration, '.clang-tidy')}", str(unit)],
        "clazy": ["clazy-standalone", "-p", str(unit.parent), f"--checks={clazy_checks}", f"--header-filter={ours}",
                  str(unit)],
    }.items():
        result = run(command)
        found = findings(result.stdout)
        if result.returncode != 0 and not found:
            found = [f"{' '.join(batch)}: {tool} failed\n{result.stdout[-2000:]}"]
        problems += found
    if not problems:
        (PASSED / key).touch()
    return problems


def lint_cpp(files, changed_only, jobs):
    commands = configure(jobs)
    PASSED.mkdir(parents=True, exist_ok=True)
    versions = run(["clang-tidy-14", "--version"]).stdout + run(["clazy-standalone", "--version"]).stdout
    closure = Closure()
    changed = set(files)
    wanted = [path for path in commands if not changed_only or changed & closure.of(path)]
    batches = list(batches_of(wanted))
    known = set()

    def timed(batch):
        start = time.monotonic()
        return batch, look_at(batch, commands, closure, versions), time.monotonic() - start

    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for count, (batch, found, seconds) in enumerate(pool.map(timed, batches), 1):
            if seconds > 1 or found:
                print(f"  [{count}/{len(batches)}] {batch[0]}{f' and {len(batch) - 1} more' if batch[1:] else ''}: "
                      f"{seconds:.0f} s{', findings' if found else ''}", flush=True)
            for line in dict.fromkeys(found):
                # A finding in a header comes with every file that includes it.
                if line not in known:
                    print(line, flush=True)
            known.update(found)
    orphans = [f"{path}: built by no target" for path in files
               if path.endswith(".cpp") and path.split("/")[0] in CODE_FOLDERS and path not in commands]
    return orphans, f"{len(wanted)} files", bool(known)


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


def lags_behind(name):
    """Whether the target `lupdate` (translations/CMakeLists.txt) would change the catalogue; tried on a copy."""
    tool = shutil.which("lupdate", path=f"/usr/lib/qt6/bin{os.pathsep}{os.environ.get('PATH', '')}")
    if tool is None:
        return "lupdate is missing (qt6-l10n-tools)"
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(ROOT / name, folder))
        plural = ["-pluralonly"] if name.endswith("_en.ts") else []
        run([tool, "-silent", "-no-obsolete", "-locations", "none", "-extensions", "cpp,h", "-source-language", "en",
             "-I", str(ROOT), "-I", str(ROOT / "app"), *plural, str(ROOT / "app"), str(ROOT / "ui"), "-ts", str(copy)])
        same = copy.read_bytes() == (ROOT / name).read_bytes()
    return "" if same else "texts have changed: build the target lupdate, then translate"


def lint_translations(files):
    """An unfinished or missing text is an error; so is a text that no source has any more."""
    catalogues = [name for name in files if name.startswith("translations/") and name.endswith(".ts")]
    problems = []
    for name in catalogues:
        if behind := lags_behind(name):
            problems.append(f"{name}: {behind}")
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
        problems, what, *already_printed = step()
        bad = bool(problems) or any(already_printed)
        for line in problems:
            print(line)
        print(f"{name}: {what}, {'FAILED' if bad else 'ok'} ({time.monotonic() - start:.0f} s)", flush=True)
        if bad:
            failed.append(name)
    if failed:
        sys.exit(f"lint: failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
