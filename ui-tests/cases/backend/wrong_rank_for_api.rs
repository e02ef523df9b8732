use ndarray::{Array2, Ix4};
use tensor_core::{Host, TensorArg, TensorInput};

#[derive(TensorInput)]
struct Table {
    cells: Array2<f32>,
}

fn predict(images: impl TensorArg<Host, f32, Ix4>) -> f32 {
    images.with(|t| t.sum())
}

fn call(table: &Table) -> f32 {
    predict(table.tensors::<Host>().unwrap().cells)
}

fn main() {}
