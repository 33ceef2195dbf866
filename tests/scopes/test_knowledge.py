"""What is known is loaded when it is needed."""

import subprocess
import sys

import pytest

from scopes.knowledge import ROOT


@pytest.mark.integration
def test_what_was_learned_is_imported_with_the_first_question_only() -> None:
    """A server imports before it divides, and the threads of onnxruntime do not survive that."""
    code = (
        "import sys, bot, app.server, app.factory, terminal.asking\n"
        "from scopes.knowledge import load_knowledge\n"
        "load_knowledge()\n"
        "print(sorted({'numpy', 'onnxruntime'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout == "[]\n"
