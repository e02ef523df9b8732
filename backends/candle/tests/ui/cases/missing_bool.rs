use ndarray::Array1;
use tensor_candle::Candle;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Mask {
    #[tensor(copy)]
    kept: Array1<bool>,
}

fn convert(mask: &Mask) {
    let _ = mask.tensors::<Candle>(); //~ `Candle` is not a backend that can read the fields of
}

fn main() {}
