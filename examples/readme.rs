//! The second program of the README: its struct on PyTorch, in a training loop.
//!
//! A test holds that the README shows the part from the struct to `main`, to the letter.

#![expect(clippy::cast_precision_loss, reason = "small numbers")]

use ndarray::{Array1, Array2};
use tch::nn::{self, Module, Optimizer, OptimizerConfig};
use tensor_core::TensorInput;
use tensor_data::{DataError, DataLoader};
use tensor_tch::{Tch, copies};

#[derive(TensorInput)]
#[tensor(samples = batch)] // each array begins with the axis of the samples
struct Points {
    #[tensor(shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    class: Array1<u8>,
}

fn train(points: &Points, net: &impl Module, optimizer: &mut Optimizer) -> Result<(), DataError> {
    let loader = DataLoader::new(points).batch_size(64).shuffle(42);
    for epoch in 0..8 {
        for batch in loader.epoch::<Tch>(epoch) {
            batch?.with(|t| optimizer.backward_step(&net.forward(t.xy).cross_entropy_for_logits(t.class)));
        }
    }
    Ok(())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Points in the plane, and on which side of a line each lies.
    let xy = Array2::from_shape_fn((1000, 2), |(row, axis)| ([601, 409][axis] * row % 1009) as f32 / 504.5 - 1.0);
    let class = xy.outer_iter().map(|point| u8::from(point[0] > point[1])).collect();
    let points = Points { xy, class };

    let variables = nn::VarStore::new(tch::Device::Cpu);
    let net = nn::linear(variables.root(), 2, 2, nn::LinearConfig::default());
    let mut optimizer = nn::Adam::default().build(&variables, 5e-2)?;
    train(&points, &net, &mut optimizer)?;

    let _no_grad = tch::no_grad_guard();
    let right = points.tensors::<Tch>()?.with(|t| net.forward(t.xy).accuracy_for_logits(t.class)).double_value(&[]);
    println!("{right:.3} of the points are on the right side; copies made behind our back: {}", copies().count);
    assert!(right > 0.9 && copies().count == 0);
    Ok(())
}

#[test]
fn the_net_learns_and_nothing_is_copied_behind_our_back() {
    main().unwrap();
}
