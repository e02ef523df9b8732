use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(dtype = f32)]
    labels: Vec<u8>, //~ field `labels` has dtype `u8`, but `f32` was declared
}

fn main() {}
