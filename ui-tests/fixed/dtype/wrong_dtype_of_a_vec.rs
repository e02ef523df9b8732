use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Digits {
    #[tensor(dtype = u8)]
    labels: Vec<u8>,
}

fn main() {
    let digits = Digits { labels: vec![3, 7] };
    let tensors = digits.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.labels[1]), 7);
}
