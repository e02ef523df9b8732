use tensor_core::{Backend, Host};

fn name<B: Backend>() -> &'static str {
    B::NAME
}

fn run() -> &'static str {
    name::<f32>() //~ `f32` is not a backend
}

fn main() {}
