//! The main job where nothing is installed but Rust: trains a small net on the handwritten digits with candle, and
//! shows which bytes are copied.
//!
//! `cargo run -p examples --example digits_candle` runs it. It fails if the net reads fewer than 85 of 100 held-out
//! digits.

use std::error::Error;
use std::process::ExitCode;

use candle_core::{D, DType, Device, Result, Storage, Tensor, WithDType};
use candle_nn::{Activation, AdamW, Module, Optimizer, VarBuilder, VarMap, linear, loss, seq};
use examples::{Digits, header, progress, row};
use ndarray::{Ix2, Ix4};
use tensor_candle::{Candle, Owned};
use tensor_core::TensorArg;
use tensor_data::{DataLoader, IntoDataset};

const EPOCHS: usize = 6;
const ACCURACY: f32 = 0.85;

fn net(variables: &VarBuilder<'_>) -> Result<impl Module + use<>> {
    let hidden = linear(64, 32, variables.pp("hidden"))?;
    let scores = linear(32, 10, variables.pp("scores"))?;
    Ok(seq().add_fn(|images| images.flatten_from(1)).add(hidden).add(Activation::Relu).add(scores))
}

/// A score for each digit, for each image.
fn predict(net: &impl Module, images: impl TensorArg<Candle, f32, Ix4>) -> Result<Owned<Candle, f32, Ix2>> {
    let scores = images.with(|images| net.forward(images))?;
    Ok(Owned::try_from(scores).expect("the net scores ten classes for each image"))
}

/// The share of images whose highest score is that of their label.
fn accuracy(net: &impl Module, digits: &DataLoader<'_, Digits>) -> std::result::Result<f32, Box<dyn Error>> {
    let (mut right, mut all) = (0.0, 0.0);
    for batch in digits.epoch::<Candle>(0) {
        let batch = batch?;
        let read = predict(net, &batch.images)?.as_ref().argmax(D::Minus1)?.to_dtype(DType::I64)?;
        right += batch.with(|t| read.eq(t.labels)?.to_dtype(DType::F32)?.sum_all()?.to_scalar::<f32>())?;
        all += f32::from(u16::try_from(batch.len())?);
    }
    Ok(right / all)
}

/// Where the tensor's first element is.
fn address<T: WithDType>(tensor: &Tensor) -> Result<*const T> {
    let (storage, layout) = tensor.storage_and_layout();
    match &*storage {
        Storage::Cpu(storage) => Ok(storage.as_slice::<T>()?[layout.start_offset()..].as_ptr()),
        _ => candle_core::bail!("the tensor is not on the CPU"),
    }
}

fn main() -> std::result::Result<ExitCode, Box<dyn Error>> {
    let digits = Digits::load()?;
    let [training, held_out] = digits.split_stratified([0.8, 0.2], 1, |digits| &digits.labels)?;
    println!("{} handwritten digits to learn from, {} held out", training.len(), held_out.len());

    let variables = VarMap::new();
    let net = net(&VarBuilder::from_varmap(&variables, DType::F32, &Device::Cpu))?;
    let mut optimizer = AdamW::new_lr(variables.all_vars(), 1e-2)?;
    let loader = DataLoader::new(&training).batch_size(64).shuffle(1);
    let held_out = DataLoader::new(&held_out).batch_size(512);
    let bar = progress(EPOCHS * loader.batch_count(0)?);
    let mut right = 0.0;
    for epoch in 0..EPOCHS {
        let mut last = 0.0;
        for batch in loader.epoch::<Candle>(epoch as u64) {
            // `t.images` and `t.labels` are each a `&candle_core::Tensor`.
            let loss = batch?.with(|t| loss::cross_entropy(&net.forward(t.images)?, t.labels))?;
            optimizer.backward_step(&loss)?;
            last = loss.to_scalar::<f32>()?;
            bar.inc(1);
        }
        right = accuracy(&net, &held_out)?;
        bar.suspend(|| println!("  epoch {:>2}  loss {last:.4}  held-out accuracy {right:.3}", epoch + 1));
    }
    bar.finish_and_clear();

    // Every tensor of candle's owns its memory: a struct is copied, or given away.
    let (images_at, labels_at) = (digits.images.as_ptr(), digits.labels.as_ptr());
    let copies = digits.to_tensors::<Candle>()?; // DigitsTensorsOwned<Candle>
    let moved = digits.into_tensors::<Candle>()?;
    println!("\nWhat became of the fields:");
    header();
    let [images, labels] = Digits::SPEC.fields else { return Err("`Digits` has two tensor fields".into()) };
    moved.with(|t| {
        row(images, "move", t.images.dims(), address(t.images)? == images_at);
        row(labels, "cast", t.labels.dims(), address::<i64>(t.labels)?.cast() == labels_at);
        Result::Ok(())
    })?;
    copies.with(|t| {
        row(images, "copy", t.images.dims(), address(t.images)? == images_at);
        row(labels, "cast", t.labels.dims(), address::<i64>(t.labels)?.cast() == labels_at);
        Result::Ok(())
    })?;

    if right < ACCURACY {
        println!("\nThe net reads {right:.3} of the held-out digits, fewer than {ACCURACY}.");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}
