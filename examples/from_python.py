"""What `from_python.rs` does, as it is done in Python: `python from_python.py` prints what `cargo run --example from_python` prints.

Needs NumPy 2, PyTorch and TensorFlow. A line that begins with `!` shows where the two differ on purpose.
"""

import numpy as np
import tensorflow as tf
import torch


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
    tensorflow()
