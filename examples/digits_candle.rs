//! The main job where nothing is installed but Rust: trains a small net on the handwritten digits with candle, and shows
//! which bytes are copied.
//!
//! `cargo run -p examples --example digits_candle` runs it. It fails if the net reads fewer than 85 of 100 held-out digits.

use std::error::Error;
use std::process::ExitCode;

use candle_core::{D, DType, Device, Result, Storage, Tensor, WithDType};
use candle_nn::{Activation, AdamW, Module, Optimizer, VarBuilder, VarMap, linear, loss, seq};
use examples::{Digits, DigitsTensorsOwned, header, row};
use ndarray::{Ix2, Ix4};
use tensor_candle::{Candle, Owned};
use tensor_core::TensorArg;

const STEPS: usize = 40;
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
fn accuracy(net: &impl Module, digits: &DigitsTensorsOwned<Candle>) -> Result<f32> {
    let read = predict(net, &digits.images)?.as_ref().argmax(D::Minus1)?.to_dtype(DType::I64)?;
    read.eq(digits.labels.as_ref())?.to_dtype(DType::F32)?.mean_all()?.to_scalar()
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
    let (training, held_out) = Digits::load()?.split();
    println!("{} handwritten digits to learn from, {} held out", training.labels.len(), held_out.labels.len());

    // Every tensor of candle's owns its memory: one struct is given away, the other copied.
    let (images_at, labels_at) = (training.images.as_ptr(), training.labels.as_ptr());
    let training = training.into_tensors::<Candle>()?; // DigitsTensorsOwned<Candle>
    let copies = held_out.to_tensors::<Candle>()?;

    let variables = VarMap::new();
    let net = net(&VarBuilder::from_varmap(&variables, DType::F32, &Device::Cpu))?;
    let mut optimizer = AdamW::new_lr(variables.all_vars(), 1e-2)?;
    let mut right = 0.0;
    for step in 1..=STEPS {
        let loss = training.with(|t| loss::cross_entropy(&net.forward(t.images)?, t.labels))?; // &candle_core::Tensor each
        optimizer.backward_step(&loss)?;
        if step % 10 == 0 {
            right = accuracy(&net, &copies)?;
            println!("  step {step:>2}  loss {:.4}  held-out accuracy {right:.3}", loss.to_scalar::<f32>()?);
        }
    }

    println!("\nWhat became of the fields:");
    header();
    let [images, labels] = Digits::SPEC.fields else { return Err("`Digits` has two tensor fields".into()) };
    training.with(|t| {
        row(images, "move", t.images.dims(), address(t.images)? == images_at);
        row(labels, "cast", t.labels.dims(), address::<i64>(t.labels)?.cast() == labels_at);
        Result::Ok(())
    })?;
    copies.with(|t| {
        row(images, "copy", t.images.dims(), address(t.images)? == held_out.images.as_ptr());
        row(labels, "cast", t.labels.dims(), address::<i64>(t.labels)?.cast() == held_out.labels.as_ptr());
        Result::Ok(())
    })?;

    if right < ACCURACY {
        println!("\nThe net reads {right:.3} of the held-out digits, fewer than {ACCURACY}.");
        return Ok(ExitCode::FAILURE);
    }
    Ok(ExitCode::SUCCESS)
}
