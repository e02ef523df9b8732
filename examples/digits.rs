//! The main job on real data: trains a small convolutional net on the UCI handwritten digits, and shows where each byte is.
//!
//! `cargo xtask demo` runs it. It fails if the net reads fewer than 95 of 100 held-out digits.

use std::error::Error;
use std::process::ExitCode;

use examples::{Digits, header, progress, row};
use ndarray::{Ix2, Ix4};
use tch::nn::{self, Module, OptimizerConfig};
use tch::{Device, Kind, Tensor};
use tensor_core::TensorArg;
use tensor_data::{DataError, DataLoader, IntoDataset};
use tensor_tch::{Owned, Tch, const_data_ptr, copies};

const EPOCHS: usize = 12;
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
fn accuracy(net: &impl Module, digits: &DataLoader<'_, Digits>) -> Result<f64, DataError> {
    let (mut right, mut all) = (0.0, 0.0);
    for batch in digits.epoch::<Tch>(0) {
        let batch = batch?;
        let scores = predict(net, &batch.images);
        right +=
            batch.with(|t| scores.as_ref().argmax(-1, false).eq_tensor(t.labels).sum(Kind::Double).double_value(&[]));
        all += f64::from(u32::try_from(batch.len()).expect("a few images"));
    }
    Ok(right / all)
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    tch::manual_seed(1);
    let digits = Digits::load()?;
    // Which of them: no pixel is copied.
    let [training, held_out] = digits.split_stratified([0.8, 0.2], 1, |digits| &digits.labels)?;
    println!("{} handwritten digits to learn from, {} held out", training.len(), held_out.len());

    let variables = nn::VarStore::new(Device::Cpu);
    let net = net(&variables.root());
    let mut optimizer = nn::Adam::default().build(&variables, 2e-3)?;
    let loader = DataLoader::new(&training).batch_size(64).shuffle(1);
    let held_out = DataLoader::new(&held_out).batch_size(512);
    let mut right = 0.0;
    let batches = loader.batch_count(0)?;
    let bar = progress(EPOCHS * batches);
    for epoch in 0..EPOCHS {
        let mut loss = Tensor::from(0.0);
        for batch in loader.epoch::<Tch>(epoch as u64) {
            // The images and labels of 64 digits, gathered in one pass: `t` is a `DigitsTensorRefs<'_, Tch>`.
            loss += batch?.with(|t| {
                let loss = net.forward(t.images).cross_entropy_for_logits(t.labels);
                optimizer.backward_step(&loss);
                loss.detach()
            });
            bar.inc(1);
        }
        right = accuracy(&net, &held_out)?;
        let loss = loss.double_value(&[]) / f64::from(u32::try_from(batches)?);
        bar.suspend(|| println!("  epoch {:>2}  loss {loss:.4}  held-out accuracy {right:.3}", epoch + 1));
    }
    bar.finish_and_clear();

    println!("\nWhat became of the fields:");
    header();
    let [images, labels] = Digits::SPEC.fields else { return Err("`Digits` has two tensor fields".into()) };
    digits.tensors::<Tch>()?.with(|t| {
        let arrays = [digits.images.as_ptr().cast(), digits.labels.as_ptr().cast()];
        let tensors = [t.images, t.labels].map(const_data_ptr);
        row(images, "share", digits.images.shape(), tensors[0] == arrays[0]);
        row(labels, "copy", digits.labels.shape(), tensors[1] == arrays[1]);
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
