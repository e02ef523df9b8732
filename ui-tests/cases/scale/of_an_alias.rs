use ndarray::Array1;
use tensor_core::TensorInput;

type Wide = i64;

#[derive(TensorInput)]
struct Signal {
    #[tensor(copy, cast = Wide, scale = 0.5)] //~ `scale` multiplies floats, and the target dtype is `i64`
    volts: Array1<u8>,
}

fn main() {}
