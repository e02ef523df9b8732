//! Trains a small net on the handwritten digits in several processes, each on its part of every batch, as a launcher starts them:
//!
//! ```sh
//! cargo build -p examples --bin digits_ranks
//! mpirun -n 4 target/debug/digits_ranks
//! torchrun --nproc-per-node 4 --no-python target/debug/digits_ranks
//! srun -n 4 target/debug/digits_ranks
//! ```
//!
//! Started alone, it is rank 0 of 1, and finds the same net: a step has the same 64 digits, whoever reads them.
//!
//! Rank 0 listens at `MASTER_ADDR`, 127.0.0.1 unless that is set, and the port after `MASTER_PORT`, 29500 unless that is set (torchrun
//! itself listens at that one). With processes on several machines, `mpirun -x MASTER_ADDR=…` says where rank 0 is.
//!
//! `--epochs` says how long it trains, `--samples` on how many digits, and `--timeout` after how many seconds a rank gives the
//! others up: 30. If one of them ends, is silent, is not there in time, or has other data, the others end with an error that says so, rank 0 within
//! that time, and all within three times that.

mod ranks;

use std::env;
use std::error::Error;
use std::process::ExitCode;
use std::time::Duration;

use candle_core::{DType, Device, Tensor, Var};
use candle_nn::{Linear, Module, Optimizer, SGD, loss, ops};
use examples::Digits;
use ndarray::{Array2, Axis, Slice};
use tensor_candle::Candle;
use tensor_data::{DataLoader, IntoDataset, Remainder, Shard};

use crate::ranks::{Ranks, Step};

/// How many digits a step of all ranks has.
const BATCH: usize = 64;

const SEED: u64 = 1;

const HIDDEN: usize = 32;

/// What the command line says.
struct Options {
    epochs: u64,
    samples: usize,
    timeout: Duration,
}

impl Options {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut options = Self { epochs: 6, samples: usize::MAX, timeout: Duration::from_secs(30) };
        while let Some(word) = words.next() {
            let number = words.next().and_then(|number| number.parse::<u32>().ok());
            let number = number.ok_or_else(|| format!("expected a number after `{word}`"))?;
            match word.as_str() {
                "--epochs" => options.epochs = number.into(),
                "--samples" => options.samples = number as usize,
                "--timeout" => options.timeout = Duration::from_secs(number.max(1).into()),
                _ => return Err(format!("`{word}` is none of --epochs, --samples and --timeout")),
            }
        }
        Ok(options)
    }
}

/// Where rank 0 listens.
fn address() -> Result<String, String> {
    let host = env::var("MASTER_ADDR").unwrap_or_else(|_| "127.0.0.1".to_owned());
    let port = env::var("MASTER_PORT").unwrap_or_else(|_| "29500".to_owned());
    let port: u16 = port.parse().map_err(|_| format!("expected a port in `MASTER_PORT`, found `{port}`"))?;
    let port = port.checked_add(1).ok_or("`MASTER_PORT` is the last port, and the next one is needed")?;
    Ok(format!("{host}:{port}"))
}

/// A number that stands for the data, other for other data.
fn fingerprint(digits: &Digits) -> u64 {
    let labels = digits.labels.iter().map(|&label| u32::from(label));
    let words = digits.images.iter().map(|pixel| pixel.to_bits()).chain(labels);
    // FNV-1a, by words.
    words.fold(0xcbf2_9ce4_8422_2325, |hash, word| (hash ^ u64::from(word)).wrapping_mul(0x0100_0000_01b3))
}

/// Numbers from -1 to 1 that look random, the same at each rank.
fn noise(inputs: usize, outputs: usize) -> Array2<f32> {
    let mut state = SEED;
    let scale = f32::from(u16::try_from(inputs).expect("a small net")).sqrt().recip();
    Array2::from_shape_simple_fn((outputs, inputs), || {
        // Knuth's MMIX.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let bits = (state >> 48) as u16;
        scale * (f32::from(bits) / 32_768.0 - 1.0)
    })
}

/// A net of two layers: weights and biases of the first, then those of the second.
struct Net([Var; 4]);

impl Net {
    fn new() -> candle_core::Result<Self> {
        let layer = |inputs, outputs| {
            let weights = noise(inputs, outputs).into_raw_vec_and_offset().0;
            let weights = Var::from_vec(weights, (outputs, inputs), &Device::Cpu)?;
            candle_core::Result::Ok([weights, Var::zeros(outputs, DType::F32, &Device::Cpu)?])
        };
        let ([first, of_first], [second, of_second]) = (layer(64, HIDDEN)?, layer(HIDDEN, 10)?);
        Ok(Self([first, of_first, second, of_second]))
    }

    /// The loss, and its gradients one after the other. The loss stands behind them.
    fn gradients(&self, images: &Tensor, labels: &Tensor) -> candle_core::Result<Vec<f32>> {
        let loss = loss::cross_entropy(&self.forward(images)?, labels)?;
        let gradients = loss.backward()?;
        let mut values = Vec::new();
        for variable in &self.0 {
            let gradient =
                gradients.get(variable).ok_or_else(|| candle_core::Error::msg("a weight without gradient"))?;
            values.extend(gradient.flatten_all()?.to_vec1::<f32>()?);
        }
        values.push(loss.to_scalar()?);
        Ok(values)
    }

    /// A step with these gradients.
    fn step(&self, optimizer: &mut SGD, mut values: &[f32]) -> candle_core::Result<()> {
        // An empty store, but for its type.
        let mut gradients = Tensor::zeros((), DType::F32, &Device::Cpu)?.backward()?;
        for variable in &self.0 {
            let (of_variable, rest) = values.split_at(variable.elem_count());
            gradients.insert(variable, Tensor::from_slice(of_variable, variable.shape(), &Device::Cpu)?);
            values = rest;
        }
        optimizer.step(&gradients)
    }
}

impl Module for Net {
    fn forward(&self, images: &Tensor) -> candle_core::Result<Tensor> {
        let [first, of_first, second, of_second] = self.0.each_ref().map(Var::as_tensor);
        let hidden = Linear::new(first.clone(), Some(of_first.clone())).forward(&images.flatten_from(1)?)?;
        Linear::new(second.clone(), Some(of_second.clone())).forward(&ops::leaky_relu(&hidden, 0.01)?)
    }
}

/// Trains, and prints the loss of each epoch at rank 0.
fn train(digits: &Digits, shard: Shard, ranks: &mut Ranks, epochs: u64) -> Result<(), Box<dyn Error>> {
    let net = Net::new()?;
    let mut optimizer = SGD::new(net.0.to_vec(), 0.2)?;
    let of_this_rank = BATCH / shard.world_size();
    let digits = digits.into_dataset()?;
    let loader = DataLoader::new(&digits).batch_size(of_this_rank).shuffle(SEED).shard(shard, Remainder::Drop);
    for epoch in 0..epochs {
        let (mut sum, mut batches) = (0.0, 0.0);
        for batch in loader.epoch::<Candle>(epoch) {
            let batch = batch?;
            let mut values = batch.with(|t| net.gradients(t.images, t.labels))?;
            ranks.mean(Step { epoch, batch: batch.number() }, &mut values)?;
            net.step(&mut optimizer, &values)?;
            sum += f64::from(values[values.len() - 1]);
            batches += 1.0;
        }
        if shard.rank() == 0 {
            println!("epoch {:>2}  loss {:.7}", epoch + 1, sum / batches);
        }
    }
    Ok(())
}

fn run() -> Result<(), Box<dyn Error>> {
    let Options { epochs, samples, timeout } = Options::parse(env::args().skip(1))?;
    let shard = Shard::from_env()?;
    if !BATCH.is_multiple_of(shard.world_size()) {
        return Err(format!("{BATCH} digits can't be divided among {} ranks", shard.world_size()).into());
    }
    let mut digits = Digits::load()?;
    let samples = samples.min(digits.labels.len());
    if samples < BATCH {
        return Err(format!("{samples} digits are less than one batch of {BATCH}").into());
    }
    digits.images.slice_axis_inplace(Axis(0), Slice::from(..samples));
    digits.labels.slice_axis_inplace(Axis(0), Slice::from(..samples));
    let has = [
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("data", format!("{samples} digits, {:016x}", fingerprint(&digits))),
        ("epochs", epochs.to_string()),
    ];
    let mut ranks = Ranks::join(shard, &address()?, &has, timeout)?;
    let trained = train(&digits, shard, &mut ranks, epochs);
    if let Err(error) = &trained {
        ranks.fail(&error.to_string());
    }
    trained
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let rank = Shard::from_env().map_or(0, Shard::rank);
            eprintln!("rank {rank} ends: {error}");
            ExitCode::FAILURE
        }
    }
}
