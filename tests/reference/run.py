#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the built program from outside, through the command line alone, against Keras, scikit-learn, SciPy and Pillow.

usage: run.py --cli build/release/bin/pomona-cli [--data FOLDER] [--venv FOLDER] [--only PATTERN] [--results FILE]

Makes a virtual environment with what requirements.txt lists, unless it is there, then goes on in it. Ends with 1 where
a check fails. --data (or the environment's POMONA_TEST_DATA) names a folder with fruits-360-sample/ and weights/; what
is not there is drawn by `pomona-cli dataset demo` or made of random weights, or listed as not checked.
"""

import argparse
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import venv

HERE = pathlib.Path(__file__).resolve().parent
MARK = "POMONA_REFERENCE_VENV"  # set once this is running inside the environment


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cli", type=pathlib.Path, default=HERE.parents[1] / "build/release/bin/pomona-cli")
    parser.add_argument("--data", type=pathlib.Path, default=os.environ.get("POMONA_TEST_DATA"))
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache")
    parser.add_argument("--venv", type=pathlib.Path, default=cache / "pomona/reference-venv")
    parser.add_argument("--only", default="", help="regular expression: checks whose function's name has it")
    parser.add_argument("--results", type=pathlib.Path, help="also write the table to this file, as Markdown")
    return parser.parse_args()


def enter_environment(folder):
    """Goes on in the virtual environment, which is made or renewed when the requirements say so."""
    wanted = HERE / "requirements.txt"
    digest = hashlib.sha256(wanted.read_bytes()).hexdigest()
    mark, python = folder / "requirements.sha256", folder / "bin/python"
    if not mark.exists() or mark.read_text() != digest:
        print(f"making {folder}", flush=True)
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", wanted], check=True)
        mark.write_text(digest)
    alone = {
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "KERAS_BACKEND": "tensorflow",
        "CUDA_VISIBLE_DEVICES": "",
        "PYTHONDONTWRITEBYTECODE": "1",
        MARK: "1",
    }
    os.execve(python, [str(python), *sys.argv], {**os.environ, **alone})


def main():
    options = arguments()
    if MARK not in os.environ:
        enter_environment(options.venv.absolute())
    import logging

    logging.getLogger("absl").setLevel(logging.ERROR)  # Keras on the format of .h5, again and again
    import tensorflow

    tensorflow.get_logger().setLevel("ERROR")
    import checks_models
    import checks_networks
    import checks_pictures
    import checks_training
    from bench import Bench, Table

    checks = [
        getattr(module, name)
        for module in (checks_pictures, checks_networks, checks_models, checks_training)
        for name in vars(module)
        if name.startswith("check_")
    ]
    table, begun = Table(), time.monotonic()
    with tempfile.TemporaryDirectory(prefix="pomona-reference-") as folder:
        bench = Bench(options.cli.absolute(), options.data, pathlib.Path(folder), table)
        for check in checks:
            if re.search(options.only, check.__name__):
                table.run(check, bench)
    spent = time.monotonic() - begun
    print(f"\n{table.text()}\n{table.verdict()}, {spent / 60:.1f} min", flush=True)
    if options.results:
        options.results.write_text(table.markdown(bench.origin, spent))
    return 1 if table.failed() or not table.rows else 0


if __name__ == "__main__":
    sys.exit(main())
