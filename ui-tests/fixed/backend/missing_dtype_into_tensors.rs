use ndarray::Array1;
use tensor_core::TensorInput;
use tensor_ui_tests::Small;

#[derive(TensorInput)]
struct Digits {
    #[tensor(copy, cast = f32)]
    labels: Array1<u8>,
}

fn convert(digits: Digits) {
    let _ = digits.into_tensors::<Small>();
}

fn main() {
    convert(Digits { labels: Array1::zeros(2) });
    let digits = Digits { labels: Array1::zeros(2) };
    assert_eq!(digits.into_tensors::<Small>().unwrap().labels.with(|labels| labels.sum()), 0.0_f32);
}
