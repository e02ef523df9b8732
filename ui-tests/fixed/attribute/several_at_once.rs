use ndarray::{Array1, Array3};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(share)]
    images: Array3<f32>,
    #[tensor(copy, cast = i64)]
    labels: Array1<u8>,
    #[tensor(share)]
    weights: Array1<f32>,
    #[tensor(dtype = f32, shape = [batch])]
    hours: Array1<f32>,
    #[tensor(
        shape = [batch],
    )]
    names: Array1<u8>,
    #[tensor(share)]
    places: Array1<u8>,
}

struct Epoch<'data> {
    batches: Vec<DigitsTensors<'data, Host>>,
}

fn read<'data>(digits: &'data Digits, epoch: &mut Epoch<'data>) -> f32 {
    println!("{}", Digits::SPEC);
    let tensors = digits.tensors::<Host>().unwrap();
    let sum = tensors.with(|t| t.images.sum() + t.hours.sum() + t.weights.sum());
    epoch.batches.push(tensors);
    sum + digits.to_tensors::<Host>().unwrap().labels.with(|labels| labels.len() as f32)
}

fn main() {
    let digits = Digits {
        images: Array3::ones((2, 3, 4)),
        labels: Array1::zeros(2),
        weights: Array1::ones(2),
        hours: Array1::ones(2),
        names: Array1::zeros(2),
        places: Array1::zeros(5),
    };
    let mut epoch = Epoch { batches: Vec::new() };
    assert_eq!(read(&digits, &mut epoch), 24.0 + 2.0 + 2.0 + 2.0);
    assert_eq!(epoch.batches.len(), 1);
}
