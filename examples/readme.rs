//! The program of the README: handwritten digits, from ndarray to a trained net, without a copied pixel.
//!
//! A test holds that the README shows what follows, to the letter.

#![expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "labels are 0.0 to 9.0")]

use ndarray::{Array1, Array4, Ix1, Ix2, Ix4};
use smartcore::dataset::digits::load_dataset;
use tch::nn::{self, Module, OptimizerConfig};
use tensor_core::{TensorArg, TensorInput};
use tensor_data::{DataLoader, IntoDataset};
use tensor_tch::{Owned, Shared, Tch};

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Digits {
    #[tensor(share, shape = [batch, 1, 8, 8])]
    images: Array4<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    labels: Array1<u8>,
}

fn predict(net: &impl Module, images: impl TensorArg<Tch, f32, Ix4>) -> Owned<Tch, f32, Ix2> {
    images.with(|t| Owned::try_from(net.forward(t))).expect("the net scores ten classes for each image")
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // 1,797 images of 8×8 pixels from 0 to 16, and which digit each shows.
    let data = load_dataset();
    let images = Array4::from_shape_vec((data.num_samples, 1, 8, 8), data.data)? / 16.0;
    let labels = data.target.iter().map(|&label| label as u8).collect();
    let digits = Digits { images, labels };

    let variables = nn::VarStore::new(tch::Device::Cpu);
    let root = variables.root();
    let net = nn::seq()
        .add(nn::conv2d(&root / "conv", 1, 16, 3, nn::ConvConfig { padding: 1, ..Default::default() }))
        .add_fn(|x| x.relu().max_pool2d_default(2).flatten(1, -1))
        .add(nn::linear(&root / "scores", 16 * 4 * 4, 10, nn::LinearConfig::default()));
    let mut optimizer = nn::Adam::default().build(&variables, 1e-2)?;

    let [training, test] = digits.split([0.8, 0.2], 42)?; // which samples: nothing is copied
    let loader = DataLoader::new(&training).batch_size(64).shuffle(42);
    for epoch in 0..8 {
        for batch in loader.epoch::<Tch>(epoch) {
            // One pass from the arrays to the tensors; the whole step inside `with`, `backward` included, copies nothing more.
            batch?.with(|t| optimizer.backward_step(&net.forward(t.images).cross_entropy_for_logits(t.labels)));
        }
    }

    let all = digits.tensors::<Tch>()?; // DigitsTensors<'_, Tch>
    let _: &Shared<'_, Tch, f32, Ix4> = &all.images; // the array's own memory
    let _: &Owned<Tch, i64, Ix1> = &all.labels; // converted, copied once

    let _no_grad = tch::no_grad_guard();
    let loss = all.with(|t| net.forward(t.images).cross_entropy_for_logits(t.labels)); // &tch::Tensor each
    let scores = predict(&net, all.images).to_array()?;
    println!("loss {:.3}, scores of the first digit {:.1}", loss.double_value(&[]), scores.row(0));
    for batch in DataLoader::new(&test).batch_size(512).epoch::<Tch>(0) {
        let batch = batch?;
        let right = batch.with(|t| net.forward(t.images).accuracy_for_logits(t.labels));
        println!("{:.3} of {} held-out digits are read", right.double_value(&[]), batch.len());
    }
    println!("copies made behind our back: {}", tensor_tch::copies().count);
    Ok(())
}
