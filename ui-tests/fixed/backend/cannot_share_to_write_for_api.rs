use ndarray::{ArrayViewMut1, Ix1};
use tensor_core::{Host, SharedMut, SharesMut};
use tensor_ui_tests::Small;

fn is_shared<B: SharesMut<f32, Ix1>>(volts: ArrayViewMut1<f32>) -> bool {
    SharedMut::<B, _, _>::new(volts).is_ok()
}

fn run(volts: ArrayViewMut1<f32>) -> bool {
    is_shared::<Host>(volts)
}

fn main() {
    assert!(run(ArrayViewMut1::from(&mut [1.0, 2.0])));
}
