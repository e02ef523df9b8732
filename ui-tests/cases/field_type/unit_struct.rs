use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Nothing; //~ `Nothing` has no field that becomes a tensor

fn main() {}
