#!/usr/bin/env python3
"""Checks that the layers of Lectern include and link only what stands below them.

usage: check_architecture.py [--gui-headers DIR]... (ROOT | --self-test)

--gui-headers names a folder of Qt headers that nothing under app/ may include, except app/programs/lectern.
--self-test checks a small tree full of violations and fails unless each of them is found.
"""
import argparse
import os
import re
import sys
import tempfile
from pathlib import Path

# What each layer may include and link, beside itself.
MAY_USE = {
    "domain": set(),
    "wire": {"domain"},
    "api": {"domain", "wire"},
    "auth": {"domain", "wire", "api"},
    "store": {"domain"},
    "sync": {"domain", "wire", "api", "store"},
    "workspace": {"domain", "wire", "api", "auth", "store", "sync"},
    "server": {"domain", "wire"},
    "ui": {"domain", "workspace"},
    "programs/lectern": {"domain", "wire", "api", "auth", "store", "sync", "workspace", "server", "ui"},
    "programs/lectern-cli": {"domain", "wire", "api", "auth", "store", "sync", "workspace"},
    "programs/lectern-server": {"domain", "wire", "server"},
}
GUI_LAYERS = {"ui", "programs/lectern"}
GUI_TARGETS = re.compile(r"\bQt6?::(Gui|Widgets|Svg|SvgWidgets|PrintSupport|OpenGL\w*|Quick\w*|Qml)\b")
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
COLOUR = re.compile(r'#[0-9a-fA-F]{6}\b|"#[0-9a-fA-F]{3}"|\bQColor\(\s*\d|\bqRgba?\(\s*(0x)?\d|\b0x[0-9a-fA-F]{8}\b')


def layer_of(path):
    """The layer that a file (relative to the root) belongs to, or None."""
    parts = Path(path).parts
    if parts[0] == "ui":
        return "ui"
    if parts[0] != "app" or len(parts) < 3:
        return None
    return f"programs/{parts[2]}" if parts[1] == "programs" else parts[1]


def resolve(root, path, name):
    """The file of the project that an #include in `path` means, or None."""
    for folder in (os.path.dirname(path), "app", "", "ui", "tests"):
        candidate = os.path.normpath(os.path.join(folder, name))
        if not candidate.startswith("..") and (root / candidate).is_file():
            return candidate
    return None


def without_comments(text):
    blank = lambda match: re.sub(r"[^\n]", " ", match[0])
    return re.sub(r"/\*.*?\*/|(?<![:\"])//[^\n]*", blank, text, flags=re.DOTALL)


def check_source(root, path, gui_names):
    layer = layer_of(path)
    if layer not in MAY_USE:
        return [f"{path}: belongs to no known layer"]
    problems = []
    for number, line in enumerate(without_comments((root / path).read_text(errors="replace")).split("\n"), 1):
        match = INCLUDE.match(line)
        if match:
            problems += [f"{path}:{number}: {problem}" for problem in check_include(root, path, layer, match[2], gui_names)]
        elif layer == "ui" and COLOUR.search(line) and not re.match(r"ui/common/theme", path):
            problems.append(f"{path}:{number}: colour outside ui/common/theme: {line.strip()}")
    return problems


def check_include(root, path, layer, name, gui_names):
    target = resolve(root, path, name)
    if target is None:
        words = name.split("/")
        if layer not in GUI_LAYERS and (words[-1] in gui_names or words[0] in ("QtGui", "QtWidgets", "QtSvg", "QtPrintSupport")):
            return [f"{layer} includes {name}: no Qt Gui or Widgets under app/"]
        return []
    other = layer_of(target)
    if target.startswith("tests/"):
        return [f"{layer} includes {target}: a test's file"]
    if other is not None and other != layer and other not in MAY_USE[layer]:
        return [f"{layer} includes {target}: {other} does not stand below {layer}"]
    return []


def check_links(root, path):
    layer = layer_of(path)
    if layer not in MAY_USE:
        return []
    problems = []
    for number, line in enumerate((root / path).read_text().split("\n"), 1):
        line = line.split("#")[0]
        if layer not in GUI_LAYERS and GUI_TARGETS.search(line):
            problems.append(f"{path}:{number}: {layer} links {GUI_TARGETS.search(line)[0]}")
        for name in re.findall(r"\b(?:Lectern::|lectern_)(\w+)", line):
            other = "ui" if name.startswith("ui") else name
            if other in MAY_USE and other != layer and other not in MAY_USE[layer]:
                problems.append(f"{path}:{number}: {layer} links {name}, which does not stand below it")
    return problems


def check(root, gui_names):
    problems, sources = [], 0
    for top in ("app", "ui"):
        for folder, _, names in os.walk(root / top):
            for name in sorted(names):
                path = os.path.relpath(os.path.join(folder, name), root)
                if name.endswith((".h", ".cpp")):
                    sources += 1
                    problems += check_source(root, path, gui_names)
                elif name == "CMakeLists.txt":
                    problems += check_links(root, path)
    return problems, sources


# --- the check of the check ----------------------------------------------------------------------------

SAMPLE = {
    "app/domain/score.h": "#pragma once\n#include <QString>\n",
    "app/domain/high.h": '#pragma once\n#include "store/store.h"\n',
    "app/domain/colour.cpp": "#include <QColor>\n",
    "app/domain/window.cpp": "#include <QtWidgets/QWidget>\n",
    "app/store/store.h": '#pragma once\n#include "domain/score.h"\n',
    "app/store/wire_user.cpp": "#include <wire/json.h>\n",
    "app/wire/json.h": "#pragma once\n// #include <QColor> is only talked about\n",
    "app/server/client.cpp": '#include "../api/client.h"\n',
    "app/api/client.h": "#pragma once\n",
    "app/stray/file.h": "#pragma once\n",
    "app/api/CMakeLists.txt": "lectern_library(api SOURCES client.h LINKS Lectern::wire Lectern::sync)\n",
    "app/sync/CMakeLists.txt": "lectern_library(sync LINKS Lectern::api Qt6::Gui) # Qt6::Widgets\n",
    "app/programs/lectern/main.cpp": "#include <QColor>\n#include \"store/store.h\"\n",
    "app/programs/lectern-cli/main.cpp": '#include "ui/common/theme.h"\n',
    "ui/common/theme.h": '#pragma once\n#include <QColor>\ninline auto kInk = "#102030";\n',
    "ui/common/pill.cpp": 'auto ink = "#a0b0c0";\nauto other = QColor(1, 2, 3);\n',
    "ui/sessions/list.cpp": '#include "store/store.h"\n#include "domain/score.h"\n#include "common/theme.h"\n',
}
EXPECTED = {
    "app/domain/high.h:2", "app/domain/colour.cpp:1", "app/domain/window.cpp:1", "app/store/wire_user.cpp:1",
    "app/server/client.cpp:1", "app/stray/file.h", "app/api/CMakeLists.txt:1", "app/sync/CMakeLists.txt:1",
    "app/programs/lectern-cli/main.cpp:1", "ui/common/pill.cpp:1", "ui/common/pill.cpp:2", "ui/sessions/list.cpp:1",
}


def self_test(gui_names):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in SAMPLE.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text)
        problems, _ = check(root, gui_names)
    found = {problem.split(": ")[0] for problem in problems}
    for place in sorted(EXPECTED - found):
        print(f"not found: {place}")
    for problem in problems:
        if problem.split(": ")[0] not in EXPECTED:
            print(f"found without reason: {problem}")
    if found != EXPECTED or len(problems) != len(EXPECTED):
        sys.exit("the checker does not find what it should")
    print(f"{len(EXPECTED)} violations found, as planted")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--gui-headers", action="append", default=[], type=Path)
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("root", nargs="?", type=Path)
    options = parser.parse_args()
    gui_names = {entry.name for folder in options.gui_headers for entry in folder.iterdir() if entry.is_file()}
    if not {"QColor", "QWidget", "QPainter"} <= gui_names:
        parser.error("--gui-headers must name Qt's QtGui and QtWidgets folders")
    if options.self_test:
        self_test(gui_names)
        return
    if options.root is None:
        parser.error("ROOT is missing")
    problems, sources = check(options.root.resolve(), gui_names)
    for problem in problems:
        print(problem)
    if sources == 0:
        sys.exit("no sources found")
    if problems:
        sys.exit(f"{len(problems)} violations in {sources} files")
    print(f"{sources} files, no violation")


if __name__ == "__main__":
    main()
