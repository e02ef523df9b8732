use ndarray::{ArrayView1, Ix1};
use tensor_core::{Host, Shared, Shares};
use tensor_ui_tests::Small;

fn is_shared<B: Shares<f32, Ix1>>(volts: ArrayView1<f32>) -> bool {
    Shared::<B, _, _>::new(volts).is_ok()
}

fn run(volts: ArrayView1<f32>) -> bool {
    is_shared::<Host>(volts)
}

fn main() {
    assert!(run(ArrayView1::from(&[1.0, 2.0])));
}
