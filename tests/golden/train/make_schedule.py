# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes schedule.csv, torch's one-cycle schedule: python make_schedule.py (torch); made with 1.13.

steps of the training, step from 0, the rate's share of its highest
"""
from pathlib import Path

import torch

lines = []
for steps in (2, 3, 4, 10, 23, 1000):
    optimizer = torch.optim.SGD([torch.zeros(1)], lr=1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1, total_steps=steps)
    for step in range(steps):
        if steps < 30 or step % 37 == 0 or step in (298, 299, 300, 301, 999):
            lines.append(f"{steps},{step},{schedule.get_last_lr()[0]:.12g}")
        optimizer.step()
        if step + 1 < steps:
            schedule.step()
(Path(__file__).parent / "schedule.csv").write_text("\n".join(lines) + "\n")
