//! A training loop in Rust, fed from NumPy.

use ndarray::{Ix1, Ix2};
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use tch::nn::{self, Module, OptimizerConfig};
use tch::{Device, Reduction, Tensor};
use tensor_core::TensorInput;
use tensor_numpy::{IntoPyErr, NumpyCopy, extract};
use tensor_tch::Tch;

use crate::points::Points;

/// The same points, copied out of Python.
#[derive(FromPyObject, TensorInput)]
pub(crate) struct OwnPoints {
    #[tensor(shape = [batch, 2])]
    xy: NumpyCopy<f32, Ix2>,
    #[tensor(shape = [batch])]
    label: NumpyCopy<i64, Ix1>,
}

/// A net that tells two kinds of points apart, and what changes it.
struct Learner {
    net: nn::Sequential,
    optimizer: nn::Optimizer,
    // The owner of the net's weights.
    _variables: nn::VarStore,
}

impl Learner {
    fn new() -> Result<Self, tch::TchError> {
        // So that every run is the same.
        tch::manual_seed(0);
        let variables = nn::VarStore::new(Device::Cpu);
        let root = variables.root();
        let net = nn::seq()
            .add(nn::linear(&root / "hidden", 2, 16, nn::LinearConfig::default()))
            .add_fn(Tensor::tanh)
            .add(nn::linear(&root / "scores", 16, 2, nn::LinearConfig::default()));
        let optimizer = nn::Adam::default().build(&variables, 1e-2)?;
        Ok(Self { net, optimizer, _variables: variables })
    }

    /// One step over all points; gives the loss before it. A label other than 0 and 1 is an error of PyTorch's.
    fn step(&mut self, xy: &Tensor, label: &Tensor) -> Result<f64, tch::TchError> {
        let scores = self.net.forward(xy);
        let loss = scores.f_cross_entropy_loss(label, None::<&Tensor>, Reduction::Mean, -100, 0.0)?;
        self.optimizer.backward_step(&loss);
        loss.f_double_value(&[])
    }
}

/// Trains on Python's own arrays, which nobody may change meanwhile: Python waits. Gives the loss of each step, and how
/// many copies PyTorch made behind our back: none.
#[pyfunction]
pub(crate) fn train(#[pyo3(from_py_with = extract)] points: Points<'_>, steps: usize) -> PyResult<(Vec<f64>, u64)> {
    let mut learner = learner()?;
    let copies = tensor_tch::copies().count;
    let batch = points.tensors::<Tch>().map_err(IntoPyErr::into_py_err)?;
    let losses = losses(steps, || batch.with(|t| learner.step(t.xy, t.label)))?;
    Ok((losses, tensor_tch::copies().count - copies))
}

/// Trains on copies of the arrays, while Python goes on.
#[pyfunction]
pub(crate) fn train_detached(
    py: Python<'_>,
    #[pyo3(from_py_with = extract)] points: OwnPoints,
    steps: usize,
) -> PyResult<Vec<f64>> {
    py.detach(|| {
        let mut learner = learner()?;
        // Moved into PyTorch's tensors: copied once, when the arguments were taken.
        let batch = points.into_tensors::<Tch>().map_err(IntoPyErr::into_py_err)?;
        losses(steps, || batch.with(|t| learner.step(t.xy, t.label)))
    })
}

/// What each of so many steps gives, of which Python may ask for more than there is memory for.
fn losses(steps: usize, mut step: impl FnMut() -> Result<f64, tch::TchError>) -> PyResult<Vec<f64>> {
    let mut losses = Vec::new();
    for _ in 0..steps {
        losses.push(step().map_err(refused)?);
    }
    Ok(losses)
}

fn learner() -> PyResult<Learner> {
    Learner::new().map_err(refused)
}

/// What PyTorch refuses, by the first line of what it says: the others are a trace of its own.
fn refused(error: tch::TchError) -> PyErr {
    let text = error.to_string();
    PyRuntimeError::new_err(text.lines().next().unwrap_or_default().to_owned())
}
