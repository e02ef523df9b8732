use ndarray::{Array1, Array2};
use tensor_core::{InputError, RowSource, TensorInput};
use tensor_ui_tests::Small;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, cast = f32, shape = [batch])]
    class: Array1<u8>,
}

fn len(points: &Points) -> Result<usize, InputError> {
    let source = RowSource::new(points)?;
    let rows = source.to_rows::<Small>(0..2)?;
    Ok(rows.with(|t| t.class.len()))
}

fn main() {
    let points = Points { xy: Array2::zeros((3, 2)), class: Array1::zeros(3) };
    assert_eq!(len(&points), Ok(2));
}
