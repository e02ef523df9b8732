use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Channel<T> {
    volts: T,
}

#[derive(TensorInput)]
struct Signal {
    left: Channel<String>, //~ a field of type `Channel<String>` can't become a tensor
}

fn main() {}
