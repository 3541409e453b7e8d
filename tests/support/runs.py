"""What the training runs of the first assignment print."""

import json

from support.places import ROOT

RUNS = json.loads((ROOT / "tests/files/training_runs.json").read_text(encoding="utf-8"))


def golden_lines(run):
    """What a training run prints: the expected costs, learning rates and accuracy."""
    golden = RUNS[run]
    epochs = zip(range(0, 5000, 1000), golden["cost"], golden["learning_rate"], strict=True)
    lines = []
    for epoch, cost, learning_rate in epochs:
        lines.append(f"Cost after epoch {epoch}: {cost:f}")
        if golden["decays"]:
            lines.append(f"learning rate after epoch {epoch}: {learning_rate:f}")
    lines.append(f"Accuracy: {golden['accuracy']}")
    return lines
