use ndarray::{Array1, array};
use tensor_candle::Candle;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Mask {
    #[tensor(copy, cast = u8)]
    kept: Array1<bool>,
}

fn convert(mask: &Mask) {
    let tensors = mask.tensors::<Candle>().unwrap();
    assert_eq!(tensors.kept.to_array().unwrap(), array![1, 0]);
}

fn main() {
    convert(&Mask { kept: array![true, false] });
}
