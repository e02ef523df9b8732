use ndarray::{Array1, Array2};
use tensor_core::{Host, InputError, TensorInput};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
}

#[derive(TensorInput)]
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
    points: Point, //~ fields of type `Point` can't be put together to the batch's field of this name
    label: i64,
}

fn labels(scenes: &[Scene]) -> Result<usize, InputError> {
    let scenes = Scene::collate(scenes)?;
    Ok(scenes.into_tensors::<Host>()?.with(|t| t.label.len()))
}

fn main() {}
