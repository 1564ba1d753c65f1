# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes optimizer.csv and early_stopping.csv with Keras 3: KERAS_BACKEND=jax python make.py
(keras, jax, numpy); made with Keras 3.15.

optimizer.csv: ten steps with a rate of its own each, over gradients large, small and zero.
  gradient,STEP,RATE,values           then    NAME,STEP,the parameters after it
early_stopping.csv: monitor,patience,min_delta,last epoch trained,best epoch,the monitored values
"""
from pathlib import Path

import keras
import numpy as np

here = Path(__file__).parent
steps, size = 10, 7
random = np.random.default_rng(5)
start = random.normal(0, 1, size).astype(np.float32)
gradients = random.normal(0, 1, (steps, size)).astype(np.float32)
gradients *= np.array([1, 1e3, 1e-3, 1e-9, 1, 1, 0], np.float32)
gradients[3] = 0
gradients[5:, 4] = 0
rates = [1e-2 * (1 + np.cos(np.pi * step / steps)) / 2 for step in range(steps)]


def row(*cells):
    return ",".join(c if isinstance(c, str) else f"{c:.9g}" for c in cells)


optimizers = {
    "adam": keras.optimizers.Adam(),
    "adamw": keras.optimizers.AdamW(weight_decay=0.05),
    "sgd": keras.optimizers.SGD(momentum=0.9),
    "sgd_decay": keras.optimizers.SGD(momentum=0.9, weight_decay=0.05),
    "sgd_plain": keras.optimizers.SGD(),
}
lines = [row("start", 0, *start)]
lines += [row("gradient", s + 1, rates[s], *gradients[s]) for s in range(steps)]
for name, optimizer in optimizers.items():
    variable = keras.Variable(start)
    for step in range(steps):
        optimizer.learning_rate = rates[step]
        optimizer.apply([keras.ops.convert_to_tensor(gradients[step])], [variable])
        lines.append(row(name, step + 1, *keras.ops.convert_to_numpy(variable)))
(here / "optimizer.csv").write_text("\n".join(lines) + "\n")


def train(monitor, patience, min_delta, history):
    """The last and the best epoch, from 1, of a model with these values."""
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    stopping = keras.callbacks.EarlyStopping(
        monitor, patience=patience, min_delta=min_delta, restore_best_weights=True,
        mode="max" if "acc" in monitor else "min")
    stopping.set_model(model)
    stopping.on_train_begin()
    model.stop_training = False  # fit's work
    for epoch, value in enumerate(history):
        stopping.on_epoch_end(epoch, {monitor: value})
        if model.stop_training:
            break
    return epoch + 1, stopping.best_epoch + 1


nan = float("nan")
histories = {
    "val_loss": [
        [1, 0.8, 0.6, 0.5, 0.4, 0.3], [1, 1.1, 0.9, 0.95, 0.94, 0.93, 0.92, 0.91],
        [0.5, 0.5, 0.5, 0.5], [1, 0.99, 0.98, 0.97, 0.96, 0.95, 0.94, 0.93],
        [1, 2, 0.5, 0.6, 0.4, 0.7, 0.3], [nan, 0.5, 0.6, 0.7, 0.4], [1, nan, nan, nan],
        [nan, nan, nan, nan]],
    "val_accuracy": [
        [0.1, 0.2, 0.3, 0.4], [0.9, 0.8, 0.95, 0.94, 0.93, 0.95, 0.95], [0, 0, 0, 0],
        [0.5, 0.52, 0.54, 0.56, 0.58, 0.6], [1, 1, 1, 1, 1]],
}
lines = [row(monitor, patience, delta, *train(monitor, patience, delta, history), *history)
         for monitor, every in histories.items() for history in every
         for patience in (1, 2, 3) for delta in (0, 0.015)]
(here / "early_stopping.csv").write_text("\n".join(lines) + "\n")
