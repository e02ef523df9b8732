//! Shuffled epochs of images: bytes with the channels last, which become floats between 0 and 1 with the channels first.

use ndarray::Array4;
use tch::Kind;
use tensor_benches::report::{Against, Bench};
use tensor_benches::rounds::Side;
use tensor_core::TensorInput;
use tensor_data::DataLoader;

use crate::epochs::epochs;
use crate::libtorch::{Lent, first_float};

const IMAGES: usize = 512;
const BATCH: usize = 64;

/// What a byte is multiplied by.
const SCALE: f64 = 1.0 / 255.0;

#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Images {
    #[tensor(copy, cast = f32, scale = SCALE, shape = [batch, 224, 224, 3], permute = [0, 3, 1, 2])]
    nchw: Array4<u8>,
}

pub(crate) fn all(bench: &mut Bench) {
    let what = "shuffled, images u8 NHWC→f32/255 NCHW";
    if !bench.wants(what) {
        return;
    }
    let value = |(n, h, w, c)| ((n + h * 3 + w * 7 + c) % 256) as u8;
    let images = Images { nchw: Array4::from_shape_fn((IMAGES, 224, 224, 3), value) };
    let fields = [(images.nchw.as_ptr(), [224, 224, 3].as_slice(), Kind::Uint8)];
    // SAFETY: the elements of the array, which outlives the tensor and is not written.
    let lent = unsafe { Lent::new(IMAGES, &fields) };
    let loader = DataLoader::new(&images).batch_size(BATCH).shuffle(42);
    let ours = epochs(&loader, |batch| i64::from(batch.with(|t| first_float(t.nchw)).to_bits()));
    let theirs = "libtorch, five calls";
    bench.row(what, Side::new("tensor-data", ours), vec![Against::goal(3.0, Side::new(theirs, lent.images(BATCH)))]);
}
