//! Batches: rows of an array by index, and samples that are stacked.
//!
//! What is gathered lies in 200 MB, more than any cache holds, and each run takes other rows than the run before.
//!
//! Only rows of one thread have a goal. OpenMP's threads, which are libtorch's, go on spinning for some milliseconds after each
//! call: with as many threads as cores, they take a core from whatever runs next, here from our side.

use ndarray::{Array1, Array2, Array4};
use tch::{Device, Kind, Tensor};
use tensor_benches::report::{Against, Bench};
use tensor_benches::rounds::Side;
use tensor_core::TensorInput;
use tensor_tch::Tch;

/// The bytes of a source.
const SOURCE: usize = 200 << 20;

/// The samples of all batches of a row together.
const SAMPLES: usize = 1 << 20;

/// The elements of an image of 28×28 pixels.
const PIXELS: usize = 28 * 28;

/// What a byte is multiplied by.
const SCALE: f64 = 1.0 / 255.0;

/// The largest ratio that is good enough where the rows have about 3 KB.
const IMAGES_OF_3_KB: f64 = 1.0 / 1.3;

/// A side with a goal for one thread.
fn against<'a>(bench: &Bench, goal: f64, side: Side<'a>) -> Against<'a> {
    if bench.threads == 1 { Against::goal(goal, side) } else { Against::scale(side) }
}

pub(crate) fn all(bench: &mut Bench) {
    for (size, len, goal) in [("16 B", 4, 1.0), ("3136 B", PIXELS, IMAGES_OF_3_KB), ("147 KiB", 37_632, 1.0)] {
        for samples in [64, 1024] {
            rows(bench, &format!("{samples} rows of {size}"), samples, len, goal);
        }
    }
    for samples in [64, 1024] {
        scaled(bench, &format!("{samples} rows of 784 u8→f32, scaled"), samples);
    }
    images(bench);
    for samples in [64, 1024] {
        stack(bench, &format!("stack {samples} of 3136 B"), samples);
    }
}

/// Random batches of rows, as our side and as libtorch takes them.
struct Batches {
    rows: Vec<Vec<usize>>,
    tensors: Vec<Tensor>,
}

impl Batches {
    /// Batches of so many samples, from a source with `height` rows.
    fn new(samples: usize, height: usize) -> Self {
        let mut random = 0x9e37_79b9_7f4a_7c15_u64;
        let mut row = || {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            (random % height as u64) as usize
        };
        let rows: Vec<Vec<_>> = (0..SAMPLES / samples).map(|_| (0..samples).map(|_| row()).collect()).collect();
        let tensor = |rows: &Vec<usize>| Tensor::from_slice(&rows.iter().map(|&row| row as i64).collect::<Vec<_>>());
        let tensors = rows.iter().map(tensor).collect();
        Self { rows, tensors }
    }

    /// The batches for our side, again and again.
    fn rows(&self) -> impl Iterator<Item = &Vec<usize>> {
        endless(&self.rows, 0)
    }

    /// The batches for the side with this number, again and again.
    fn tensors(&self, side: usize) -> impl Iterator<Item = &Tensor> {
        endless(&self.tensors, side)
    }
}

/// All batches, again and again. Each side begins elsewhere, so that none finds in the cache what another one has just read.
fn endless<T>(batches: &[T], side: usize) -> impl Iterator<Item = &T> {
    batches.iter().cycle().skip(batches.len() / 4 * side)
}

/// The next batch.
fn next<'a, T: ?Sized>(batches: &mut impl Iterator<Item = &'a T>) -> &'a T {
    batches.next().expect("there is a batch")
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Floats {
    #[tensor(shape = [batch, _])]
    values: Array2<f32>,
}

/// Rows of floats, kept as they are.
fn rows(bench: &mut Bench, what: &str, samples: usize, len: usize, goal: f64) {
    if !bench.wants(what) {
        return;
    }
    let height = SOURCE / (len * size_of::<f32>());
    let floats = Floats { values: Array2::from_shape_fn((height, len), |(row, column)| (row + column) as f32) };
    let shape = [height as i64, len as i64];
    // SAFETY: all elements of `values`, which outlives the tensor and is not written.
    let source = &unsafe { tensor_over(floats.values.as_ptr(), &shape, Kind::Float) };
    let out = Tensor::empty([samples as i64, len as i64], (Kind::Float, Device::Cpu));
    let batches = Batches::new(samples, height);
    let (mut ours, mut given, mut new) = (batches.rows(), batches.tensors(1), batches.tensors(2));
    bench.row(
        what,
        Side::new("rows", || floats.rows::<Tch>(next(&mut ours)).expect("enough memory")),
        vec![
            against(
                bench,
                goal,
                Side::new("`index_select_out`", || source.index_select_out(&out, 0, next(&mut given))),
            ),
            against(bench, goal, Side::new("`index_select`", || source.index_select(0, next(&mut new)))),
        ],
    );
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Bytes {
    #[tensor(copy, cast = f32, scale = SCALE, shape = [batch, _])]
    values: Array2<u8>,
}

/// Rows of bytes, which become floats between 0 and 1.
fn scaled(bench: &mut Bench, what: &str, samples: usize) {
    if !bench.wants(what) {
        return;
    }
    let height = SOURCE / PIXELS;
    let bytes = Bytes { values: Array2::from_shape_fn((height, PIXELS), |(row, column)| (row + column) as u8) };
    // SAFETY: all elements of `values`, which outlives the tensor and is not written.
    let source = &unsafe { tensor_over(bytes.values.as_ptr(), &[height as i64, PIXELS as i64], Kind::Uint8) };
    let batches = Batches::new(samples, height);
    let (mut ours, mut theirs) = (batches.rows(), batches.tensors(1));
    bench.row(
        what,
        Side::new("rows, cast, scale", || bytes.rows::<Tch>(next(&mut ours)).expect("enough memory")),
        vec![against(
            bench,
            1.0,
            Side::new("`index_select().to_kind().mul_()`", || {
                source.index_select(0, next(&mut theirs)).to_kind(Kind::Float).g_mul_scalar_(SCALE)
            }),
        )],
    );
}

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Images {
    #[tensor(copy, cast = f32, scale = SCALE, shape = [batch, 224, 224, 3], permute = [0, 3, 1, 2])]
    nchw: Array4<u8>,
}

/// Rows of bytes with the channels last, which become floats between 0 and 1 with the channels first.
fn images(bench: &mut Bench) {
    let what = "64 rows NHWC u8→NCHW f32, scaled";
    if !bench.wants(what) {
        return;
    }
    let height = SOURCE / (224 * 224 * 3);
    let value = |(n, h, w, c)| (n + h * 3 + w * 7 + c) as u8;
    let images = Images { nchw: Array4::from_shape_fn((height, 224, 224, 3), value) };
    // SAFETY: all elements of `nchw`, which outlives the tensor and is not written.
    let source = &unsafe { tensor_over(images.nchw.as_ptr(), &[height as i64, 224, 224, 3], Kind::Uint8) };
    let batches = Batches::new(64, height);
    let (mut ours, mut casts, mut permutes) = (batches.rows(), batches.tensors(1), batches.tensors(2));
    bench.row(
        what,
        Side::new("rows, cast, scale, permute", || images.rows::<Tch>(next(&mut ours)).expect("enough memory")),
        vec![
            against(
                bench,
                1.0 / 1.5,
                Side::new("`index_select().permute().to_kind().contiguous().mul_()`", || {
                    let batch = source.index_select(0, next(&mut casts)).permute([0, 3, 1, 2]);
                    batch.to_kind(Kind::Float).contiguous().g_mul_scalar_(SCALE)
                }),
            ),
            against(
                bench,
                1.0 / 1.5,
                Side::new("`index_select().permute().contiguous().to_kind().mul_()`", || {
                    let batch = source.index_select(0, next(&mut permutes)).permute([0, 3, 1, 2]);
                    batch.contiguous().to_kind(Kind::Float).g_mul_scalar_(SCALE)
                }),
            ),
        ],
    );
}

#[derive(TensorInput)]
#[tensor(stack)]
struct Sample {
    values: Array1<f32>,
}

impl Sample {
    /// A tensor over the values.
    ///
    /// # Safety
    ///
    /// The sample must outlive the tensor, and nobody may write to it meanwhile.
    unsafe fn tensor(&self) -> Tensor {
        // SAFETY: all elements of `values`; the rest is the caller's promise.
        unsafe { tensor_over(self.values.as_ptr(), &[PIXELS as i64], Kind::Float) }
    }
}

/// Samples of their own in one tensor.
fn stack(bench: &mut Bench, what: &str, samples: usize) {
    if !bench.wants(what) {
        return;
    }
    let value = |sample| Sample { values: Array1::from_shape_fn(PIXELS, |index| (sample + index) as f32) };
    let all: Vec<_> = (0..SOURCE / (PIXELS * size_of::<f32>()) / samples * samples).map(value).collect();
    let batches: Vec<_> = all.chunks(samples).collect();
    // SAFETY: the samples outlive the tensors and are not written.
    let tensors: Vec<_> = all.iter().map(|sample| unsafe { sample.tensor() }).collect();
    let tensors: Vec<_> = tensors.chunks(samples).collect();
    let (mut ours, mut ready, mut new) = (endless(&batches, 0), endless(&tensors, 1), endless(&batches, 2));
    bench.row(
        what,
        Side::new("stack", || Sample::stack::<Tch>(next(&mut ours).iter()).expect("arrays of one shape")),
        vec![
            against(
                bench,
                IMAGES_OF_3_KB,
                Side::new("`Tensor::stack`, tensors ready", || Tensor::stack(next(&mut ready), 0)),
            ),
            against(
                bench,
                IMAGES_OF_3_KB,
                Side::new("tch `from_blob` of each, `Tensor::stack`", || {
                    // SAFETY: the samples outlive the tensors, which are dropped here, and are not written.
                    let tensors: Vec<_> = next(&mut new).iter().map(|sample| unsafe { sample.tensor() }).collect();
                    Tensor::stack(&tensors, 0)
                }),
            ),
        ],
    );
}

/// A tensor over row-major memory.
///
/// # Safety
///
/// There are as many elements of that kind as the shape says, which outlive the tensor and which nobody writes meanwhile.
unsafe fn tensor_over<T>(start: *const T, shape: &[i64], kind: Kind) -> Tensor {
    let mut strides = vec![1; shape.len()];
    for axis in (1..shape.len()).rev() {
        strides[axis - 1] = strides[axis] * shape[axis];
    }
    // SAFETY: the caller's promise.
    unsafe { Tensor::from_blob(start.cast(), shape, &strides, kind, Device::Cpu) }
}
