use ndarray::Array1;
use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Person {
    #[tensor(skip)]
    name: String,
    heights: Array1<f32>,
}

fn main() {
    let person = Person { name: "Ada".to_owned(), heights: Array1::ones(8) };
    let tensors = person.tensors::<tensor_core::Host>().unwrap();
    assert_eq!(tensors.with(|t| t.heights.sum()), 8.0);
    assert_eq!(person.name, "Ada");
}
