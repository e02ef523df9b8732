use ndarray::{ArrayViewMut1, Ix1};
use tensor_core::{Host, SharedMut, SharesMut};
use tensor_ui_tests::Small;

fn is_shared<B: SharesMut<f32, Ix1>>(volts: ArrayViewMut1<f32>) -> bool {
    SharedMut::<B, _, _>::new(volts).is_ok()
}

fn run(volts: ArrayViewMut1<f32>) -> bool {
    is_shared::<Small>(volts) //~ backend `Small` cannot write to an array's memory in place
}

fn main() {}
