use ndarray::{Array1, Array3};
use tensor_core::{Host, TensorInput};

#[derive(TensorInput)]
struct Digits {
    #[tensor(shar)] //~ unknown key `shar`, did you mean `share`?
    images: Array3<f32>,
    #[tensor(copi, cast = i64)] //~ unknown key `copi`, did you mean `copy`?
    labels: Array1<u8>,
    #[tensor(share, copy)] //~ a field is either `share` or `copy`; remove one
    weights: Array1<f32>,
    #[tensor(dtype, shape = [batch])] //~ `dtype` takes a value
    hours: Array1<f32>,
    #[tensor(
        shape = batch, //~ expected a list of axes
        banana = 7, //~ unknown key `banana`
    )]
    names: Array1<u8>,
    #[tensor] //~ expected a list
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

fn main() {}
