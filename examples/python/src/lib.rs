// How it works inside, and what to touch to change it: ../../../ARCHITECTURE.md

//! A Python extension module: structs of NumPy arrays as arguments, tensors of PyTorch's inside, NumPy arrays back.
//!
//! ```python
//! from types import SimpleNamespace
//! import numpy, tensor_example
//!
//! points = SimpleNamespace(xy=numpy.zeros((100, 2), "float32"), label=numpy.zeros(100, "int64"))
//! losses = tensor_example.train(points, steps=20)
//! ```

#![expect(clippy::needless_pass_by_value, reason = "an argument from Python is a value of the function's own")]

mod every;
mod interrupt;
mod points;
mod several;
mod train;
mod transfer;

use pyo3::prelude::*;

/// Trains on NumPy arrays in Rust, without copying them.
#[pymodule]
mod tensor_example {
    #[pymodule_export]
    use crate::every::{copy_out, lend, write_zeros};
    #[pymodule_export]
    use crate::interrupt::sum_of_slow_samples;
    #[pymodule_export]
    use crate::points::{describe, normalize, scaled, sum, weighted_sum};
    #[pymodule_export]
    use crate::several::{arrays_of_clip, given_back, rows, rows_of_record, sum_of_handmade, sums};
    #[pymodule_export]
    use crate::train::{train, train_detached};
    #[pymodule_export]
    use crate::transfer::{select, transfer, transfer_imaginary};
}
