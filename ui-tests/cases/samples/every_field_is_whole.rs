use ndarray::Array2;
use tensor_core::TensorInput;

#[derive(TensorInput)]
#[tensor(samples = batch)] //~ every field is `whole`, so there are no samples; remove `samples` and each `whole`
struct Digits {
    #[tensor(whole)]
    images: Array2<f32>,
}

fn main() {}
