use ndarray::{Array1, array};
use tensor_candle::Candle;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Depth {
    #[tensor(copy, cast = f32)]
    millimetres: Array1<u16>,
}

fn convert(depth: Depth) {
    let tensors = depth.into_tensors::<Candle>().unwrap();
    assert_eq!(tensors.millimetres.to_array().unwrap(), array![1.0, 65535.0]);
}

fn main() {
    convert(Depth { millimetres: array![1, u16::MAX] });
}
