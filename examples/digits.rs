//! The main job on real data: trains a small convolutional net on the UCI handwritten digits, and shows where each byte is.
//!
//! `cargo xtask demo` runs it. It fails if the net reads fewer than 95 of 100 held-out digits.

use std::error::Error;
use std::process::ExitCode;

use ndarray::{Array1, Array4, Axis, Ix2, Ix4};
use smartcore::dataset::digits::load_dataset;
use tch::nn::{self, Module, Optimizer, OptimizerConfig};
use tch::{Device, Kind, Tensor};
use tensor_core::{FieldKind, FieldSpec, TensorArg, TensorInput};
use tensor_tch::{Owned, Tch, const_data_ptr, copies};

const EPOCHS: usize = 12;
const MINI_BATCH: i64 = 64;
const ACCURACY: f64 = 0.95;

#[derive(TensorInput)]
struct Digits {
    #[tensor(share, shape = [batch, 1, 8, 8])]
    images: Array4<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    labels: Array1<u8>,
}

impl Digits {
    /// All 1,797 of them, brightness from 0 to 1.
    fn load() -> Result<Self, Box<dyn Error>> {
        let data = load_dataset();
        let images = Array4::from_shape_vec((data.num_samples, 1, 8, 8), data.data)? / 16.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "labels are 0.0 to 9.0")]
        let labels = data.target.iter().map(|&label| label as u8).collect();
        Ok(Self { images, labels })
    }

    /// Every fifth digit is held out, the others are for training.
    fn split(&self) -> (Self, Self) {
        let (held_out, training): (Vec<_>, Vec<_>) = (0..self.labels.len()).partition(|index| index % 5 == 0);
        let select = |indices: &[usize]| Self {
            images: self.images.select(Axis(0), indices),
            labels: self.labels.select(Axis(0), indices),
        };
        (select(&training), select(&held_out))
    }
}

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

/// A line of the table: what became of a field.
fn row(spec: &FieldSpec, shape: &[usize], is_the_arrays: bool) {
    let FieldKind::Array(array) = spec.kind else { unreachable!("no field of `Digits` is a struct") };
    let bytes = if is_the_arrays { 0 } else { shape.iter().product::<usize>() * array.tensor.size() };
    let pointer = if is_the_arrays { "the array's" } else { "its own" };
    println!(
        "  {:<8}{:<7}{:<7}{:<16}{:<8}{bytes:>12}  {pointer}",
        spec.name,
        array.array,
        array.tensor,
        format!("{shape:?}"),
        array.owner,
    );
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
    println!("  field   array  tensor shape           owner   bytes copied  data pointer");
    let [images, labels] = Digits::SPEC.fields else { return Err("`Digits` has two tensor fields".into()) };
    training_tensors.with(|t| {
        let arrays = [training.images.as_ptr().cast(), training.labels.as_ptr().cast()];
        let tensors = [t.images, t.labels].map(const_data_ptr);
        row(images, training.images.shape(), tensors[0] == arrays[0]);
        row(labels, training.labels.shape(), tensors[1] == arrays[1]);
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
