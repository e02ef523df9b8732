use ndarray::{Array1, ArrayView1};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
struct View<'a> {
    volts: ArrayView1<'a, f32>,
}

#[derive(TensorInput)]
struct Both<'a> {
    #[tensor(copy)]
    view: View<'a>,
    weights: Array1<f32>,
}

fn clear(both: &mut Both<'_>) -> Result<(), InputError> {
    both.tensors_mut::<Host>()?.with_mut(|t| t.weights.fill(0.0));
    Ok(())
}

fn main() {
    let volts = Array1::ones(8);
    let mut both = Both { view: View { volts: volts.view() }, weights: Array1::ones(8) };
    clear(&mut both).unwrap();
    assert_eq!(both.weights.sum(), 0.0);
}
