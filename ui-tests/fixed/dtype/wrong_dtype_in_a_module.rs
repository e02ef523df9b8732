use ndarray::Array1;
use tensor_core::TensorInput;

mod train {
    use super::{Array1, TensorInput};

    #[derive(TensorInput)]
    pub(crate) struct Digits {
        #[tensor(dtype = u8)]
        pub(crate) labels: Array1<u8>,
    }
}

fn main() {
    let digits = train::Digits { labels: Array1::zeros(2) };
    assert!(digits.tensors::<tensor_core::Host>().is_ok());
}
