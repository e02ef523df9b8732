//! A training loop over batches that copies nothing unasked.

#![expect(clippy::cast_precision_loss, reason = "small numbers")]

use ndarray::{Array1, Array2, Ix1, Ix2};
use tch::nn::{self, Module, OptimizerConfig};
use tensor_core::{TensorArg, TensorError, TensorInput};
use tensor_data::{DataLoader, IntoDataset};
use tensor_tch::{Owned, Shared, Tch, copies};

/// Points in the plane, and on which side of a line each of them lies.
#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(share, shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    class: Array1<u8>,
}

/// A score for each of two classes, for each point.
fn predict(net: &impl Module, xy: impl TensorArg<Tch, f32, Ix2>) -> Result<Owned<Tch, f32, Ix2>, TensorError> {
    tch::no_grad(|| xy.with(|xy| Owned::try_from(net.forward(xy))))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let xy = Array2::from_shape_fn((1000, 2), |(row, axis)| ([601, 409][axis] * row % 1009) as f32 / 504.5 - 1.0);
    let class = xy.outer_iter().map(|point| u8::from(point[0] > point[1])).collect();
    let points = Points { xy, class };

    let variables = nn::VarStore::new(tch::Device::Cpu);
    let net = nn::linear(variables.root(), 2, 2, nn::LinearConfig::default());
    let mut optimizer = nn::Adam::default().build(&variables, 5e-2)?;

    let [training, test] = points.split([0.8, 0.2], 42)?; // which samples: nothing is copied
    let loader = DataLoader::new(&training).batch_size(64).shuffle(42);
    let before = copies();
    for epoch in 0..8 {
        for batch in loader.epoch::<Tch>(epoch) {
            // The whole step runs inside `with`: forward, loss, backward.
            batch?.with(|t| optimizer.backward_step(&net.forward(t.xy).cross_entropy_for_logits(t.class)));
        }
    }
    assert_eq!(copies(), before, "nothing was copied but the rows of each batch, once");

    for batch in DataLoader::new(&test).batch_size(512).epoch::<Tch>(0) {
        let batch = batch?;
        let scores = predict(&net, &batch.xy)?;
        let right = batch.with(|t| scores.as_ref().accuracy_for_logits(t.class));
        println!("{:.3} of {} held-out points are right", right.double_value(&[]), batch.len());
    }

    // All points at once, without a loader.
    let all = points.tensors::<Tch>()?; // PointsTensors<'_, Tch>
    let _: &Shared<'_, Tch, f32, Ix2> = &all.xy; // the array's own memory
    let _: &Owned<Tch, i64, Ix1> = &all.class; // converted, copied once
    let loss = tch::no_grad(|| all.with(|t| net.forward(t.xy).cross_entropy_for_logits(t.class)));
    assert!(loss.double_value(&[]) < 0.5);
    Ok(())
}

#[test]
fn the_loop_runs() {
    let _turn = crate::turn();
    main().unwrap();
}
