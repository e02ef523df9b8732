use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(shape = [batch, 8])]
    images: Vec<f32>, //~ field `images` has `NumAxes<1>`, but `NumAxes<2>` were declared
}

fn main() {}
