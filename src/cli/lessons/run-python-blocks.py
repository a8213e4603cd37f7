"""Compiles blocks of Python, and runs those that need no package. Reads JSON from standard input, and writes a line for each."""

import ast
import contextlib
import importlib.util
import io
import json
import os
import sys
import time


class Context:
    def __init__(self, given):
        self.aws_request_id = given["requestId"]
        self.function_name = "function"
        self.function_version = "$LATEST"
        self.invoked_function_arn = "arn:aws:lambda:us-east-1:123456789012:function:function"
        self.memory_limit_in_mb = str(given["memorySize"])
        self.log_group_name = "/aws/lambda/function"
        self.log_stream_name = "stream"
        self._end = time.monotonic() + given["timeout"]

    def get_remaining_time_in_millis(self):
        return int((self._end - time.monotonic()) * 1000)


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.split(".")[0]


def is_standard(name):
    known = getattr(sys, "stdlib_module_names", None)  # since Python 3.10
    if known is not None:
        return name in known
    spec = importlib.util.find_spec(name)
    return spec is not None and "site-packages" not in (spec.origin or "")


def described(error):
    message = str(error)
    return {"error": f"{type(error).__name__}: {message}" if message else type(error).__name__}


def parse(block):
    """As a file; a fragment may also be a few lines of a function."""
    try:
        return ast.parse(block["code"])
    except SyntaxError as error:
        if block["isFragment"]:
            lines = "\n".join("    " + line for line in block["code"].split("\n"))
            with contextlib.suppress(SyntaxError):
                return ast.parse("async def handler(event, context):\n" + lines)
        raise error


def run(block, tree):
    answers = []
    log = io.StringIO()
    os.environ.clear()
    os.environ.update(block["environment"])
    module = None
    with contextlib.redirect_stdout(log):
        for invocation in block["invocations"]:
            try:
                if module is None or invocation["coldStart"]:
                    module = {"__name__": "block"}
                    exec(compile(tree, block["name"], "exec"), module)
                handler = module.get("handler") or module.get("lambda_handler")
                if handler is None:
                    return {"kind": "no-handler"}
                answer = handler(invocation["event"], Context(invocation))
                answers.append({"answer": json.loads(json.dumps(answer))})
            except Exception as error:
                answers.append(described(error))
    return {"kind": "ran", "outcomes": answers, "log": log.getvalue()}


def attempt(block):
    try:
        tree = parse(block)
    except SyntaxError as error:
        return {"kind": "syntax-error", "line": error.lineno or 1, "message": error.msg}
    if block["isFragment"]:
        return {"kind": "compiled"}
    packages = sorted({name for name in imported(tree) if not is_standard(name)})
    if packages:
        return {"kind": "needs-packages", "packages": packages}
    return run(block, tree)


for each in json.load(sys.stdin):
    print(json.dumps(attempt(each)), flush=True)
