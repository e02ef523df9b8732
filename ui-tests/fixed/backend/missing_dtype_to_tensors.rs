use ndarray::Array1;
use tensor_core::TensorInput;
use tensor_ui_tests::Small;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast = f32)]
    labels: Array1<u8>,
}

fn convert(digits: &Digits) {
    let _ = digits.to_tensors::<Small>();
}

fn main() {
    let digits = Digits { labels: Array1::zeros(2) };
    convert(&digits);
    assert_eq!(digits.to_tensors::<Small>().unwrap().labels.with(|labels| labels.sum()), 0.0_f32);
}
