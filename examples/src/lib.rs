// How it works inside, and what to touch to change it: ../../ARCHITECTURE.md

//! The data of the examples: one struct, derived once, for whichever framework.

use std::error::Error;

use indicatif::{ProgressBar, ProgressStyle};
use ndarray::{Array1, Array4};
use smartcore::dataset::digits::load_dataset;
use tensor_core::{FieldKind, FieldSpec, TensorInput};

/// Handwritten digits of the UCI, and which each of them is. Nothing here knows what trains on it.
#[derive(TensorInput)]
#[tensor(samples = batch)]
pub struct Digits {
    /// 8×8 pixels each, brightness from 0 to 1.
    #[tensor(share, shape = [batch, 1, 8, 8])]
    pub images: Array4<f32>,
    /// 0 to 9.
    #[tensor(copy, cast = i64, shape = [batch])]
    pub labels: Array1<u8>,
}

impl Digits {
    /// All 1,797 of them.
    ///
    /// # Errors
    ///
    /// If the data are not what their header says.
    pub fn load() -> Result<Self, Box<dyn Error>> {
        let data = load_dataset();
        let images = Array4::from_shape_vec((data.num_samples, 1, 8, 8), data.data)? / 16.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "labels are 0.0 to 9.0")]
        let labels = data.target.iter().map(|&label| label as u8).collect();
        Ok(Self { images, labels })
    }
}

/// A bar of so many batches, while somebody waits at a terminal.
#[must_use]
pub fn progress(batches: usize) -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} batches, {eta} left");
    ProgressBar::new(batches as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Prints what became of a field, and how; [`header`] names the columns.
pub fn row(spec: &FieldSpec, how: &str, shape: &[usize], is_the_arrays: bool) {
    let FieldKind::Array(array) = spec.kind else { return };
    let bytes = if is_the_arrays { 0 } else { shape.iter().product::<usize>() * array.tensor.size() };
    let pointer = if is_the_arrays { "the array's" } else { "its own" };
    println!(
        "  {:<8}{:<7}{:<7}{:<16}{how:<8}{bytes:>12}  {pointer}",
        spec.name,
        array.array,
        array.tensor,
        format!("{shape:?}"),
    );
}

/// Prints the names of the columns.
pub fn header() {
    println!("  field   array  tensor shape           by      bytes copied  data pointer");
}
