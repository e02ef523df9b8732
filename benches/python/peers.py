"""Epochs of Python's data loaders, for `benches/data`, which starts this and asks for one epoch after the other.

    peers.py LIBRARY ROWS WIDTHS BATCH [WORKERS]

LIBRARY is `torch` or `tensorflow`. WIDTHS are the floats in a row of each field, as `20` or `8,4,2`; the labels come after them.
It writes the name of each loader on a line, then an empty line. For each line with a loader's number that it reads, it goes
through a whole epoch, reads one value of each batch, and writes how many seconds that took.
"""

import os
import sys
import time

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import numpy as np


def data(rows, widths):
    """The fields as arrays: the labels are the numbers of the rows."""
    shape = lambda width: (rows, width)
    fields = [np.arange(rows * width, dtype=np.float32).reshape(shape(width)) for width in widths]
    return [*fields, np.arange(rows, dtype=np.int64)]


def torch_loaders(fields, batch, workers):
    # CUDA, which PyTorch's wheel wants, is not there and not called: functions are looked for only when they are called.
    sys.setdlopenflags(os.RTLD_LAZY)
    import torch
    from tensordict import TensorDict
    from torch.utils.data import DataLoader, TensorDataset

    torch.set_num_threads(1)
    tensors = [torch.from_numpy(field) for field in fields]
    rows = len(fields[0])
    if workers:
        loader = DataLoader(TensorDataset(*tensors), batch, shuffle=True, num_workers=workers)
        yield f"PyTorch `DataLoader(TensorDataset)`, {workers} workers", lambda: loader, lambda fields: fields[-1][0].item()
        return

    loader = DataLoader(TensorDataset(*tensors), batch, shuffle=True)
    yield "PyTorch `DataLoader(TensorDataset)`", lambda: loader, lambda fields: fields[-1][0].item()

    whole = TensorDict({str(number): tensor for number, tensor in enumerate(tensors)}, batch_size=[rows])
    last = str(len(tensors) - 1)

    def indexed():
        order = torch.randperm(rows)
        for start in range(0, rows, batch):
            yield whole[order[start : start + batch]]

    yield "tensordict, indexed by `randperm`", indexed, lambda fields: fields[last][0].item()


def tensorflow_loaders(fields, batch, workers):
    import tensorflow as tf

    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    rows = len(fields[0])
    options = tf.data.Options()
    options.threading.private_threadpool_size = 1
    with tf.device("/CPU:0"):
        constants = [tf.constant(field) for field in fields]
        gather = lambda order: tuple(tf.gather(constant, order) for constant in constants)
        order = tf.data.Dataset.range(rows).shuffle(rows).batch(batch)
        gathered = order.map(gather).with_options(options)
        yield "`tf.data` `range.shuffle.batch.map(gather)`", lambda: gathered, lambda fields: int(fields[-1][0])

        sliced = tf.data.Dataset.from_tensor_slices(tuple(constants)).shuffle(rows).batch(batch).with_options(options)
        yield "`tf.data` `from_tensor_slices.shuffle.batch`", lambda: sliced, lambda fields: int(fields[-1][0])


def main():
    library, rows, widths, batch, *workers = sys.argv[1:]
    rows, batch, workers = int(rows), int(batch), int(workers[0]) if workers else 0
    make = {"torch": torch_loaders, "tensorflow": tensorflow_loaders}[library]
    loaders = list(make(data(rows, [int(width) for width in widths.split(",")]), batch, workers))
    for name, _, _ in loaders:
        print(name)
    print(flush=True)
    for line in sys.stdin:
        _, epoch, value = loaders[int(line)]
        batches = 0
        seen = 0
        start = time.perf_counter()
        for fields in epoch():
            seen ^= value(fields)
            batches += 1
        seconds = time.perf_counter() - start
        assert batches == -(-rows // batch), f"{batches} batches of {rows} rows"
        print(f"{seconds:.9f}", flush=True)


main()
