# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes metrics.csv and expected.csv with scikit-learn: python make.py (numpy, scikit-learn).

Seven classes, of which the last is neither there nor ever predicted and the first is never
predicted; the expected calibration error is written out from Guo et al. 2017, formula 3.
"""
from pathlib import Path

import numpy as np
from sklearn.metrics import (accuracy_score, confusion_matrix,
                             precision_recall_fscore_support, top_k_accuracy_score)

here = Path(__file__).parent
classes, images, bins = 7, 60, 15
random = np.random.default_rng(3)
labels = random.integers(0, classes - 1, images)
logits = random.normal(0, 1.5, (images, classes))
logits[np.arange(images), labels] += 1.5
logits[:, 0] -= 6
logits[:, 6] -= 9
exponents = np.exp(logits)
p = (exponents / exponents.sum(1, keepdims=True)).astype(np.float32)
p[0] = [.01, .02, .03, .04, 1e-10, .9, 0]  # of another class: a loss that is not clipped
labels[0] = 4

predicted = p.argmax(1)
confidence = p.max(1).astype(np.float64)
ece = 0.0
for b in range(bins):
    inside = (confidence > b / bins) & (confidence <= (b + 1) / bins)
    if inside.any():
        ece += inside.mean() * abs((predicted == labels)[inside].mean() - confidence[inside].mean())
loss = -np.log(p[np.arange(images), labels].astype(np.float64)).mean()

rows = [f"{label}," + ",".join(f"{v:.9g}" for v in row) for label, row in zip(labels, p)]
(here / "metrics.csv").write_text("\n".join(rows) + "\n")
every = list(range(classes))
figures = precision_recall_fscore_support(labels, predicted, labels=every, zero_division=0)
lines = [f"totals,{accuracy_score(labels, predicted):.12g},{loss:.12g},"
         f"{top_k_accuracy_score(labels, p, k=5, labels=every):.12g},{ece:.12g}"]
lines += [f"class,{a:.12g},{b:.12g},{c:.12g},{d}" for a, b, c, d in zip(*figures)]
lines += ["confusion," + ",".join(map(str, row))
          for row in confusion_matrix(labels, predicted, labels=every)]
(here / "expected.csv").write_text("\n".join(lines) + "\n")
