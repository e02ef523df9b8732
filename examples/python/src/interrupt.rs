//! A loop that waits for samples, and that Ctrl-C ends.

use std::convert::Infallible;
use std::thread;
use std::time::Duration;

use ndarray::Array1;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use tensor_core::TensorInput;
use tensor_data::{DataError, DataLoader};
use tensor_tch::Tch;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Readings {
    #[tensor(shape = [batch])]
    value: Array1<i64>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Readings)]
struct Reading {
    value: i64,
}

/// The sum of so many samples, each of which takes a while to be there.
#[pyfunction]
pub(crate) fn sum_of_slow_samples(py: Python<'_>, samples: u16, workers: usize) -> PyResult<i64> {
    let loader = DataLoader::from_fn(samples.into(), |sample, _| {
        thread::sleep(Duration::from_millis(10));
        Ok::<_, Infallible>(Reading { value: i64::try_from(sample).unwrap_or(i64::MAX) })
    });
    // Python only notes that Ctrl-C was pressed. Whoever waits in Rust has to ask.
    #[expect(clippy::redundant_closure_for_method_calls, reason = "the method itself is of one lifetime")]
    let loader = loader.batch_size(64).workers(workers).interrupt(|| Python::attach(|py| py.check_signals()));
    // Other threads of Python go on meanwhile.
    let sum: Result<i64, DataError> = py.detach(|| {
        loader.epoch::<Tch>(0).map(|batch| Ok(batch?.with(|t| t.value.sum(t.value.kind()).int64_value(&[])))).sum()
    });
    sum.map_err(|error| of_python(py, &error))
}

/// The exception that ended the loop: `KeyboardInterrupt`, or what a handler of the user's raised.
fn of_python(py: Python<'_>, error: &DataError) -> PyErr {
    if let DataError::Interrupted { error } = error
        && let Some(raised) = error.get().downcast_ref::<PyErr>()
    {
        return raised.clone_ref(py);
    }
    PyRuntimeError::new_err(error.to_string())
}
