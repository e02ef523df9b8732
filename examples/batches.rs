//! Batches, as the README shows them: rows of a data set, and samples stacked.

use ndarray::{Array1, Array2, Array4, array};
use tensor_core::{Host, InputError, TensorInput};

/// A data set: each field begins with the axis of the samples.
#[derive(TensorInput)]
#[tensor(samples = batch)]
struct Photos {
    // Bytes become floats from 0 to 1, and the channels come first, while the values are copied.
    #[tensor(copy, cast = f32, scale = 1.0 / 255.0, permute = [0, 3, 1, 2], shape = [batch, 4, 6, 3])]
    pixels: Array4<u8>,
    #[tensor(shape = [batch])]
    labels: Array1<i64>,
    #[tensor(whole)]
    mean: Array1<f32>,
}

/// One sample by itself, whose fields can be scalars.
#[derive(TensorInput)]
#[tensor(stack)]
struct Digit {
    image: Array2<f32>,
    label: i64,
}

fn main() -> Result<(), InputError> {
    let photos = Photos {
        pixels: Array4::from_elem((100, 4, 6, 3), 255),
        labels: Array1::from_iter(0..100),
        mean: array![0.5, 0.4, 0.3],
    };
    // A range is shared where the backend can share it. It is the data set's own memory.
    let batch: PhotosRows<'_, Host> = photos.rows(0..32)?;
    assert!(batch.labels.is_shared());
    batch.with(|t| assert_eq!((t.pixels.shape(), t.labels.len()), (&[32, 3, 4, 6][..], 32)));
    // Indices are gathered: one pass over their rows, straight into the tensor's memory.
    let batch = photos.rows::<Host>(&[7, 3, 7])?;
    batch.with(|t| assert_eq!((t.labels.to_vec(), t.mean.len()), (vec![7, 3, 7], 3)));

    let digits = [3, 1, 4].map(|label| Digit { image: Array2::zeros((8, 8)), label });
    let batch = Digit::stack::<Host>(&digits)?;
    batch.with(|t| assert_eq!((t.image.shape(), t.label.to_vec()), (&[3, 8, 8][..], vec![3, 1, 4])));
    Ok(())
}

#[test]
fn the_batches_are_those_that_are_asserted() {
    main().unwrap();
}
