"""What `from_python.rs` does, as it is done in Python: `python from_python.py` prints what `cargo run --example from_python` prints.

Needs NumPy 2, PyTorch and TensorFlow. A line that begins with `!` shows where the two differ on purpose.
"""

import numpy as np
import tensorflow as tf
import torch
from torch.utils.data import ConcatDataset, DataLoader, Subset, TensorDataset, WeightedRandomSampler, random_split


def values(x):
    """Nested lists, floats to four digits."""
    if isinstance(x, list):
        return "[" + ", ".join(values(each) for each in x) + "]"
    if isinstance(x, bool):
        return str(x).lower()
    return str(round(x, 4))


def show(what, x):
    array = x if isinstance(x, np.ndarray) else x.numpy()
    print(f"{what:<48}{array.dtype!s:<9}{values(array.tolist())}")


def shape(what, x):
    print(f"{what:<48}{x.numpy().dtype!s:<9}{list(x.shape)}")


def count(what, number):
    print(f"{what:<48}{'':<9}{number}")


def section(name):
    print(f"\n== {name}")


def from_numpy():
    section("torch.from_numpy: one memory")
    a = np.array([1, 2, 3])
    t = torch.from_numpy(a)
    show("t = torch.from_numpy(a)", t)
    t[0] = -1
    show("t[0] = -1; a", a)

    n = np.ones(5)
    t = torch.from_numpy(n)
    np.add(n, 1, out=n)
    show("np.add(n, 1, out=n); t", t)
    t.add_(1)
    show("t.add_(1); n", n)


def write_through():
    section("torch.from_numpy: a write that nobody meant")
    a = np.array([1, 2, 3])
    t = torch.from_numpy(a)
    t.zero_()
    show("t.zero_(); t", t)
    show("! t.zero_(); a", a)


def tensor():
    section("torch.tensor: a copy")
    a = np.array([[1, 2], [3, 4]])
    t = torch.tensor(a)
    show("t = torch.tensor(a)", t)
    a[0, 0] = 100
    show("a[0, 0] = 100; a", a)
    show("a[0, 0] = 100; t", t)
    t[1, 1] = -4
    show("t[1, 1] = -4; t", t)
    show("t[1, 1] = -4; a", a)


def legacy_tensor():
    section("torch.Tensor: float32, whatever it was")
    a = np.array([1, 2, 3, 4, 5])
    show("torch.Tensor(a)", torch.Tensor(a))
    show("torch.Tensor([0.5, 1.25])", torch.Tensor(np.array([0.5, 1.25])))
    big = np.array([16_777_217])
    show("torch.Tensor([16777217])", torch.Tensor(big))
    print("! the same with each value checked: Python has nothing for it")


def dtypes():
    section("explicit dtypes")
    a = np.array([1, 2, 3], dtype=np.int8)
    show("torch.from_numpy(a), of int8", torch.from_numpy(a))
    show("torch.tensor(a, dtype=torch.int64)", torch.tensor(a, dtype=torch.int64))
    show("torch.tensor(a, dtype=torch.float32)", torch.tensor(a, dtype=torch.float32))
    show("torch.from_numpy(a).double()", torch.from_numpy(a).double())
    show("torch.from_numpy(a.astype(np.float16))", torch.from_numpy(a.astype(np.float16)))
    f = np.array([1.5, -2.5, 0.0])
    show("torch.tensor(f, dtype=torch.int32)", torch.tensor(f, dtype=torch.int32))
    show("torch.from_numpy(f).to(torch.bool)", torch.from_numpy(f).to(torch.bool))
    show("torch.from_numpy(np.array([True, False]))", torch.from_numpy(np.array([True, False])))


def axes():
    section("several axes")
    a = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
    t = torch.from_numpy(a)
    shape("torch.from_numpy(a).shape", t)
    show("t[1, 2]", t[1, 2])
    show("t.sum(dim=(1, 2))", t.sum(dim=(1, 2)))
    b = np.array([[1, 2, 3], [4, 5, 6]])
    t = torch.from_numpy(b.T)
    show("torch.from_numpy(b.T)", t)
    print(f"{'its strides, in elements':<57}{list(t.stride())}")
    try:
        torch.from_numpy(b[::-1])
    except ValueError:
        print(f"{'torch.from_numpy(b[::-1])':<48}{'refused':<9}")
    show("torch.from_numpy(b[::-1].copy())", torch.from_numpy(b[::-1].copy()))


def images():
    return [np.full((64, 64, 3), brightness, dtype=np.uint8) for brightness in (0, 51, 102, 255)]


def batch():
    section("torch: a batch of 64x64x3 images")
    stacked = np.stack(images())
    t = torch.from_numpy(stacked)
    shape("torch.from_numpy(np.stack(images)).shape", t)
    t = t.permute(0, 3, 1, 2)
    shape("t.permute(0, 3, 1, 2).shape", t)
    t = t.float() / 255
    shape("(t.float() / 255).shape", t)
    show("t.mean(dim=(1, 2, 3))", t.mean(dim=(1, 2, 3)))


def loader():
    section("torch: TensorDataset and DataLoader")
    x = torch.from_numpy(np.arange(10, dtype=np.float32).reshape(5, 2))
    y = torch.from_numpy(np.array([0, 1, 2, 0, 1]))
    data = TensorDataset(x, y)
    for number, (xb, yb) in enumerate(DataLoader(data, batch_size=2)):
        show(f"batch {number}: x", xb)
        show(f"batch {number}: y", yb)
    count("len(DataLoader(data, batch_size=2))", len(DataLoader(data, batch_size=2)))
    count("len(…, drop_last=True)", len(DataLoader(data, batch_size=2, drop_last=True)))

    for number, (xb, _) in enumerate(DataLoader(data, batch_size=2, sampler=[4, 0, 4])):
        show(f"sampler=[4, 0, 4]: batch {number}: x", xb)
    shuffled = DataLoader(data, batch_size=2, shuffle=True, generator=torch.Generator().manual_seed(42))
    rows = torch.cat([xb[:, 0] for xb, _ in shuffled])
    show("! shuffle=True: x[:, 0] of all batches", rows)
    show("sorted", rows.sort().values)

    chosen = Subset(data, [3, 1])
    show("Subset(data, [3, 1]): x", next(iter(DataLoader(chosen, batch_size=2)))[0])
    both = ConcatDataset([chosen, data])
    show("ConcatDataset: the second batch of 4: y", list(DataLoader(both, batch_size=4))[1][1])
    parts = random_split(data, [0.8, 0.2], generator=torch.Generator().manual_seed(42))
    count("random_split(data, [0.8, 0.2])", [len(part) for part in parts])
    never = WeightedRandomSampler([0.0, 0.0, 1.0, 0.0, 0.0], 3)
    show("WeightedRandomSampler: y", next(iter(DataLoader(data, batch_size=3, sampler=never)))[1])


def image_loader():
    section("torch: batches of images, as ToTensor makes them")
    images = np.stack([np.full((64, 64, 3), brightness, np.uint8) for brightness in (0, 51, 102, 255)])
    transform = lambda image: torch.from_numpy(image).permute(2, 0, 1).float() / 255
    data = [(transform(image), label) for label, image in enumerate(images)]
    for number, (xb, yb) in enumerate(DataLoader(data, batch_size=3)):
        shape(f"batch {number}: x.shape", xb)
        show(f"batch {number}: x.mean(dim=(1, 2, 3))", xb.mean(dim=(1, 2, 3)))
        show(f"batch {number}: y", yb)


def slices():
    section("tf.data: from_tensor_slices")
    x = np.arange(10, dtype=np.float32).reshape(5, 2)
    y = np.array([0, 1, 2, 0, 1])
    data = tf.data.Dataset.from_tensor_slices((x, y))
    count("data.cardinality()", int(data.cardinality()))
    for number, (xb, yb) in data.batch(2).enumerate():
        show(f"data.batch(2): batch {int(number)}: x", xb)
        show(f"data.batch(2): batch {int(number)}: y", yb)
    count("data.batch(2, drop_remainder=True): batches", int(data.batch(2, drop_remainder=True).cardinality()))
    show("data.skip(3).batch(2): x", next(iter(data.skip(3).batch(2)))[0])
    show("data.take(2).concatenate(data.skip(4)): y", next(iter(data.take(2).concatenate(data.skip(4)).batch(9)))[1])
    rows = tf.concat([xb[:, 0] for xb, _ in data.shuffle(5, seed=42).batch(2)], 0)
    show("! data.shuffle(5, seed=42): x[:, 0]", rows)
    show("sorted", tf.sort(rows))

    images = np.stack([np.full((64, 64, 3), brightness, np.uint8) for brightness in (0, 51, 102, 255)])
    data = tf.data.Dataset.from_tensor_slices((images, [0, 1, 2, 3]))
    scaled = data.map(lambda image, label: (tf.cast(image, tf.float32) / 255, label)).batch(3)
    for number, (xb, _) in scaled.enumerate():
        shape(f"data.map(scale).batch(3): batch {int(number)}: shape", xb)
        show(f"data.map(scale).batch(3): batch {int(number)}: means", tf.reduce_mean(xb, [1, 2, 3]))


def tensorflow():
    section("tf.convert_to_tensor: a copy")
    a = np.array([[1, 2], [3, 4]])
    t = tf.convert_to_tensor(a)
    show("t = tf.convert_to_tensor(a)", t)
    show("tf.convert_to_tensor(a, dtype=tf.float32)", tf.convert_to_tensor(a, dtype=tf.float32))
    show("tf.convert_to_tensor(a, dtype=tf.int8)", tf.convert_to_tensor(a, dtype=tf.int8))
    show("tf.convert_to_tensor([1.5, 2.5])", tf.convert_to_tensor(np.array([1.5, 2.5])))
    show("tf.convert_to_tensor([True, False])", tf.convert_to_tensor(np.array([True, False])))
    show("tf.convert_to_tensor(uint16)", tf.convert_to_tensor(np.array([0, 65535], dtype=np.uint16)))
    a[0, 0] = 100
    show("a[0, 0] = 100; t", t)
    show("tf.convert_to_tensor(a.T)", tf.convert_to_tensor(a.T))
    shape("tf.convert_to_tensor(np.stack(images)).shape", tf.convert_to_tensor(np.stack(images())))
    b = tf.cast(tf.convert_to_tensor(np.stack(images())), tf.float32) / 255
    show("tf.reduce_mean(b, [1, 2, 3])", tf.reduce_mean(b, [1, 2, 3]))


if __name__ == "__main__":
    print("NumPy, PyTorch and TensorFlow, line by line")
    from_numpy()
    write_through()
    tensor()
    legacy_tensor()
    dtypes()
    axes()
    batch()
    loader()
    image_loader()
    tensorflow()
    slices()
