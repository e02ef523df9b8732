use tensor_core::TensorInput;

#[derive(TensorInput)]
struct Nothing(ndarray::Array1<f32>);

fn main() {
    let nothing = Nothing(ndarray::Array1::ones(8));
    assert_eq!(nothing.tensors::<tensor_core::Host>().unwrap().0.shape(), [8]);
}
