use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Points)]
struct Point {
    xy: Array1<f32>,
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Scenes {
    points: Points,
    #[tensor(shape = [batch])]
    label: Array1<i64>,
}

#[derive(TensorInput)]
#[tensor(sample_of = Scenes)]
struct Scene {
    #[tensor(pad = 0.0)]
    points: Point, //~ `pad` is said of arrays, and this field is a `Point`
    label: i64,
}

fn labels(scenes: &[Scene]) -> Result<usize, InputError> {
    let scenes = Scene::collate(scenes)?;
    Ok(scenes.into_tensors::<Host>()?.with(|t| t.label.len()))
}

fn main() {}
