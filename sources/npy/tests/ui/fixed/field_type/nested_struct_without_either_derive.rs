use ndarray::{Array1, Array2};
use tensor_core::{Host, TensorInput};
use tensor_npy::{FromNpy, LoadError};

#[derive(TensorInput, FromNpy)]
struct Points {
    xy: Array2<f64>,
}

#[derive(TensorInput, FromNpy)]
struct Numbered {
    id: Array1<i64>,
    points: Points,
}

fn load(path: &str) -> Result<usize, LoadError> {
    let numbered: Numbered = tensor_npy::read(path)?;
    let batch = numbered.tensors::<Host>().expect("what is read has the shapes that the struct declares");
    batch.with(|t| Ok(t.points.xy.nrows() + t.id.len()))
}

fn main() {
    assert_eq!(load("tests/data/nested.npz").unwrap(), 4);
}
