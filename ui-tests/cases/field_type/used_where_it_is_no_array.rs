use ndarray::Array1;
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Person {
    name: String, //~ a field of type `String` can't become a tensor
    heights: Array1<f32>,
}

fn mean(person: &Person) -> Option<f32> {
    let tensors = person.to_tensors::<Host>().unwrap();
    tensors.heights.with(|heights| heights.mean())
}

fn main() {}
