"""Asks by one of Python's official SDKs: `main.py <module>`. Each line of standard input is a question
{"url", "model", "headers", "way", "parses", "ask"}; the line that answers it on standard output has what the SDK handed
over in `told`, or what it raised in `thrown`."""

import importlib
import json
import sys

from asking import last_headers

# Emoji and line separators are one line whatever the locale says.
sys.stdin.reconfigure(encoding="utf-8")
client = importlib.import_module(sys.argv[1])


def answer(question):
    try:
        return {"told": {**client.tell(question), "headers": last_headers()}}
    except Exception as error:
        return {"thrown": client.thrown_by(error)}


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
