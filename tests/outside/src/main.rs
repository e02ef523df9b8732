//! What a user's program does with the packages: it reads a struct from NumPy's files, lends it to ndarray, moves it into candle and
//! makes batches of it. `cargo xtask package` runs it.

use std::error::Error;
use std::path::Path;
use std::{env, fs, process};

use ndarray::{Array1, Array2, array};
use tensor_candle::Candle;
use tensor_core::{Host, TensorInput};
use tensor_data::DataLoader;
use tensor_npy::FromNpy;

#[derive(TensorInput, FromNpy)]
#[tensor(samples = batch)]
struct Points {
    #[tensor(share, shape = [batch, 2])]
    xy: Array2<f32>,
    #[tensor(copy, cast = i64, shape = [batch])]
    class: Array1<u8>,
}

/// Writes a file as NumPy does, in version 1.0 of the format.
fn write_npy(path: &Path, dtype: &str, shape: &str, elements: &[u8]) -> Result<(), Box<dyn Error>> {
    let header = format!("{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shape}, }}\n");
    let mut file = b"\x93NUMPY\x01\x00".to_vec();
    file.extend(u16::try_from(header.len())?.to_le_bytes());
    file.extend(header.bytes());
    file.extend(elements);
    Ok(fs::write(path, file)?)
}

fn read_points(folder: &Path) -> Result<Points, Box<dyn Error>> {
    let xy: Vec<u8> = [0.0_f32, 1.0, 2.0, 3.0, 4.0, 5.0].into_iter().flat_map(f32::to_le_bytes).collect();
    write_npy(&folder.join("xy.npy"), "<f4", "(3, 2)", &xy)?;
    write_npy(&folder.join("class.npy"), "|u1", "(3,)", &[1, 0, 1])?;
    Ok(tensor_npy::read(folder)?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::temp_dir().join(format!("tensor-outside-{}", process::id()));
    fs::create_dir_all(&folder)?;
    let points = read_points(&folder);
    fs::remove_dir_all(&folder)?;
    let points = points?;

    let tensors = points.tensors::<Host>()?;
    let (at, classes) = tensors.with(|t| (t.xy.as_ptr(), t.class.to_vec()));
    assert_eq!(at, points.xy.as_ptr(), "the memory is shared");
    assert_eq!(classes, [1_i64, 0, 1]);

    let loader = DataLoader::new(&points).batch_size(2).shuffle(42);
    let sizes: Vec<_> = loader.epoch::<Host>(0).map(|batch| Ok(batch?.len())).collect::<Result<_, Box<dyn Error>>>()?;
    assert_eq!(sizes, [2, 1]);

    let on_candle = points.into_tensors::<Candle>()?;
    let sum: f32 = on_candle.with(|t| t.xy.sum_all()?.to_scalar())?;
    assert!((sum - 15.0).abs() < f32::EPSILON);
    assert_eq!(on_candle.class.to_array()?, array![1_i64, 0, 1]);
    println!("the packages work in a project of their own");
    Ok(())
}
