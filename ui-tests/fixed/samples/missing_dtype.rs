use ndarray::Array1;
use tensor_core::TensorInput;
use tensor_ui_tests::Small;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(copy, cast = f32, shape = [batch])]
    labels: Array1<u8>,
}

fn batch(digits: &Digits) {
    let _ = digits.rows::<Small>(0..2);
}

fn main() {
    batch(&Digits { labels: Array1::zeros(9) });
}
