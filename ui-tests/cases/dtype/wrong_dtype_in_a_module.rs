use ndarray::Array1;
use tensor_core::TensorInput;

mod train {
    use super::{Array1, TensorInput};

    #[derive(TensorInput)]
    pub(crate) struct Digits {
        #[tensor(dtype = f32)]
        pub(crate) labels: Array1<u8>, //~ field `labels` has dtype `u8`, but `f32` was declared
    }
}

fn main() {}
