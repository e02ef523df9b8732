use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Person {
    #[tensor(skip)]
    name: String,
    heights: Array1<f32>,
}

fn mean(person: &Person) -> Option<f32> {
    let tensors = person.to_tensors::<Host>().unwrap();
    tensors.heights.with(|heights| heights.mean())
}

fn main() {
    assert_eq!(mean(&Person { name: "Ada".to_owned(), heights: Array1::ones(8) }), Some(1.0));
}
