use tensor_core::{Backend, Host};

fn name<B: Backend>() -> &'static str {
    B::NAME
}

fn run() -> &'static str {
    name::<Host>()
}

fn main() {
    assert_eq!(run(), "Host");
}
