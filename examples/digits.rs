//! The main job on real data: trains a small convolutional net on the UCI handwritten digits, and shows where each byte is.
//!
//! `cargo xtask demo` runs it. It fails if the net reads fewer than 95 of 100 held-out digits.

use std::error::Error;
use std::process::ExitCode;

use examples::{Digits, DigitsTensors, header, row};
use ndarray::{Ix2, Ix4};
use tch::nn::{self, Module, Optimizer, OptimizerConfig};
use tch::{Device, Kind, Tensor};
use tensor_core::TensorArg;
use tensor_tch::{Owned, Tch, const_data_ptr, copies};

const EPOCHS: usize = 12;
const MINI_BATCH: i64 = 64;
const ACCURACY: f64 = 0.95;

fn net(root: &nn::Path<'_>) -> impl Module + use<> {
    let conv = nn::ConvConfig { padding: 1, ..Default::default() };
    nn::seq()
        .add(nn::conv2d(root / "conv1", 1, 32, 3, conv))
        .add_fn(|x| x.relu().max_pool2d_default(2))
        .add(nn::conv2d(root / "conv2", 32, 64, 3, conv))
        .add_fn(|x| x.relu().max_pool2d_default(2).flatten(1, -1))
        .add(nn::linear(root / "scores", 64 * 2 * 2, 10, nn::LinearConfig::default()))
}

/// A score for each digit, for each image.
fn predict(net: &impl Module, images: impl TensorArg<Tch, f32, Ix4>) -> Owned<Tch, f32, Ix2> {
    let scores = tch::no_grad(|| images.with(|images| net.forward(images)));
    Owned::try_from(scores).expect("the net scores ten classes for each image")
}

/// The share of images whose highest score is that of their label.
fn accuracy(net: &impl Module, digits: &DigitsTensors<'_, Tch>) -> f64 {
    let scores = predict(net, digits.images);
    let right = digits.with(|t| scores.as_ref().argmax(-1, false).eq_tensor(t.labels).mean(Kind::Double));
    right.double_value(&[])
}

/// One pass over all images in random order, a mini-batch at a time; gives the mean loss.
fn epoch(net: &impl Module, optimizer: &mut Optimizer, digits: &DigitsTensors<'_, Tch>) -> f64 {
    digits.with(|t| {
        let order = Tensor::randperm(t.labels.size()[0], (Kind::Int64, Device::Cpu));
        let batches = order.split(MINI_BATCH, 0);
        let losses = batches.iter().map(|batch| {
            let scores = net.forward(&t.images.index_select(0, batch));
            let loss = scores.cross_entropy_for_logits(&t.labels.index_select(0, batch));
            optimizer.backward_step(&loss);
            loss.double_value(&[])
        });
        losses.sum::<f64>() / f64::from(u32::try_from(batches.len()).expect("a few mini-batches"))
    })
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    tch::manual_seed(1);
    let digits = Digits::load()?;
    let (training, held_out) = digits.split();
    println!("{} handwritten digits to learn from, {} held out", training.labels.len(), held_out.labels.len());

    let variables = nn::VarStore::new(Device::Cpu);
    let net = net(&variables.root());
    let mut optimizer = nn::Adam::default().build(&variables, 2e-3)?;
    let (training_tensors, held_out_tensors) = (training.tensors::<Tch>()?, held_out.tensors::<Tch>()?);
    let mut right = 0.0;
    for number in 1..=EPOCHS {
        let loss = epoch(&net, &mut optimizer, &training_tensors);
        right = accuracy(&net, &held_out_tensors);
        println!("  epoch {number:>2}  loss {loss:.4}  held-out accuracy {right:.3}");
    }

    println!("\nWhat became of the fields:");
    header();
    let [images, labels] = Digits::SPEC.fields else { return Err("`Digits` has two tensor fields".into()) };
    training_tensors.with(|t| {
        let arrays = [training.images.as_ptr().cast(), training.labels.as_ptr().cast()];
        let tensors = [t.images, t.labels].map(const_data_ptr);
        row(images, "share", training.images.shape(), tensors[0] == arrays[0]);
        row(labels, "copy", training.labels.shape(), tensors[1] == arrays[1]);
    });
    let made = copies();
    println!(
        "\nCopies made behind our back, by writes to shares or tensors that outlive them: {} ({} bytes)",
        made.count, made.bytes
    );

    if right < ACCURACY {
        println!("\nThe net reads {right:.3} of the held-out digits, fewer than {ACCURACY}.");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}
