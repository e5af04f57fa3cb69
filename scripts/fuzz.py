#!/usr/bin/env python3
"""Runs the fuzz targets that the preset `fuzz` has built, several at a time.

usage: fuzz.py [SECONDS] [TARGET...] [--jobs N] [--seed N]

Each target runs for SECONDS from the inputs in tests/fuzz/corpus/ and what earlier runs have found, which is kept in
build/fuzz/corpus/. With 30 or fewer (30 if nothing is said) it starts from tests/fuzz/corpus/ alone and always with the
same seed: a longer run with --seed 1 on the same code has seen all of it, so that a change is blamed for what it did.
An input that is a finding is kept in build/fuzz/findings/; exit code 1.
"""
import argparse
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "tests" / "fuzz"
BUILD = ROOT / "build" / "fuzz"
MAX_LENGTH = 4096
SHORT_SECONDS = 30
SLOW_INPUT_SECONDS = 10
MEMORY_MB = 2048
GRACE_SECONDS = 300  # for the start, and for a report with its stack
# What libFuzzer says while all is well.
PROGRESS = re.compile(r"#\d+\t|INFO: |Dictionary: |stat::|0x[0-9a-f]{2},|Base64: |###|\"|DONE|Done ")


def targets():
    """The names of all targets: each has a program and seeds."""
    programs = {path.name[len("fuzz_"):] for path in (BUILD / "tests").glob("fuzz_*") if os.access(path, os.X_OK)}
    seeds = {path.name for path in (SOURCES / "corpus").iterdir() if path.is_dir() and any(path.iterdir())}
    if not programs or programs != seeds:
        sys.exit(f"fuzz: programs and seeds differ: {' '.join(sorted(programs ^ seeds)) or 'there are none'}")
    return sorted(programs)


def command_of(name, seconds, seed):
    kept, findings = BUILD / ("corpus-of-a-seed" if seed else "corpus") / name, BUILD / "findings" / name
    if seed:
        shutil.rmtree(kept, ignore_errors=True)
    for folder in (kept, findings):
        folder.mkdir(parents=True, exist_ok=True)
    # As a list, since the order in which a folder is read differs between file systems, and all that follows with it.
    inputs = ",".join(sorted(str(path) for path in (SOURCES / "corpus" / name).iterdir()))
    dictionary = "json.dict" if re.search("json|body|completion_answer|outbox_file", name) else "http.dict"
    return [*same_addresses(), str(BUILD / "tests" / f"fuzz_{name}"), f"-seed={seed}", f"-max_total_time={seconds}",
            f"-max_len={MAX_LENGTH}", f"-timeout={SLOW_INPUT_SECONDS}", f"-rss_limit_mb={MEMORY_MB}",
            "-print_final_stats=1", f"-artifact_prefix={findings}/", f"-dict={SOURCES / dictionary}",
            f"-seed_inputs={inputs}", str(kept)]


def same_addresses():
    """What makes a program find its memory where it was the last time, as far as this machine allows it."""
    command = ["setarch", "-R"]
    allowed = shutil.which(command[0]) and subprocess.run([*command, "true"], check=False,
                                                          stderr=subprocess.DEVNULL).returncode == 0
    return command if allowed else []


def environment():
    """The same everywhere: with one seed, nothing else may decide which inputs are tried."""
    symbolizer = Path("/usr/bin/llvm-symbolizer-14")
    options = f":external_symbolizer_path={symbolizer}" if symbolizer.exists() else ""
    return {**os.environ, "ASAN_OPTIONS": f"strict_string_checks=1:quarantine_size_mb=64{options}",
            "UBSAN_OPTIONS": f"print_stacktrace=1{options}", "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "QT_HASH_SEED": "0", "QT_ENABLE_REGEXP_JIT": "0"}


def run(name, seconds, seed):
    """One target: its log, its exit code, how long it took."""
    start = time.monotonic()
    log = BUILD / "logs" / f"{name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as stream:
        try:
            code = subprocess.run(command_of(name, seconds, seed), env=environment(), stdin=subprocess.DEVNULL,
                                  stdout=stream, stderr=subprocess.STDOUT, check=False,
                                  timeout=seconds + GRACE_SECONDS).returncode
        except subprocess.TimeoutExpired:
            code = -1
    return log.read_text(errors="replace"), code, time.monotonic() - start


def report(name, log, code, seconds):
    """Prints how it went; True if there is nothing to mend."""
    executions = int((re.findall(r"^stat::number_of_executed_units: (\d+)", log, re.MULTILINE) or ["0"])[-1])
    coverage = (re.findall(r"\bcov: (\d+)", log) or ["0"])[-1]
    good = code == 0 and executions > 0
    print(f"  {name}: {executions} executions in {seconds:.0f} s, {coverage} edges, {'ok' if good else 'FINDING'}",
          flush=True)
    if not good:
        print("\n".join(f"    {line[:200]}" for line in log.strip().split("\n") if not PROGRESS.match(line)))
        kept = re.findall(r"Test unit written to (\S+)", log)
        print(f"    {kept[-1] if kept else 'no input was kept'}: give it to {BUILD / 'tests'}/fuzz_{name} to see it again,"
              f" and keep it in tests/fuzz/corpus/{name}/", flush=True)
    return good


def main():
    parser = argparse.ArgumentParser(prog="./dev fuzz", description=__doc__.split("\n")[0])
    parser.add_argument("seconds", nargs="?", type=int, default=30)
    parser.add_argument("target", nargs="*")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--seed", type=int, help="begin anew, the same way each time; 0: from all that was found")
    options = parser.parse_intermixed_args()
    if options.seed is None:
        options.seed = 1 if options.seconds <= SHORT_SECONDS else 0
    known = targets()
    if unknown := sorted(set(options.target) - set(known)):
        parser.error(f"no such target: {' '.join(unknown)} (there are: {' '.join(known)})")
    if options.seconds < 1:
        parser.error("SECONDS must be positive")
    wanted = options.target or known

    bad = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for name, result in zip(wanted, pool.map(lambda name: run(name, options.seconds, options.seed), wanted)):
            if not report(name, *result):
                bad.append(name)
    if bad:
        sys.exit(f"fuzz: findings: {', '.join(bad)}")
    print(f"fuzz: {len(wanted)} targets, no finding")


if __name__ == "__main__":
    main()
