//! TensorFlow's part. Its tensors own their memory, so every field is `copy`, and every conversion one copy.

use std::error::Error;
use std::io::Write;

use ndarray::{Array1, Array2, Array4, Ix1, array};
use tensor_core::TensorInput;
use tensor_tensorflow::tensorflow::{DataType, Operation, Scope, Session, SessionOptions, SessionRunArgs, Tensor, ops};
use tensor_tensorflow::{Owned, TensorFlow};

use crate::show::{images, section, shape, show};

type Done = Result<(), Box<dyn Error>>;

/// dtype inferred, dtype given, what happens to the array afterwards, and a batch.
pub(crate) fn convert_to_tensor(out: &mut dyn Write) -> Done {
    #[derive(TensorInput)]
    struct Matrix {
        #[tensor(copy)]
        a: Array2<i64>,
    }
    #[derive(TensorInput)]
    struct Given {
        #[tensor(copy, cast_lossy = f32)]
        float32: Array2<i64>,
        #[tensor(copy, cast_checked = i8)]
        int8: Array2<i64>,
    }
    #[derive(TensorInput)]
    struct Inferred {
        #[tensor(copy)]
        floats: Array1<f64>,
        #[tensor(copy)]
        flags: Array1<bool>,
        #[tensor(copy)]
        words: Array1<u16>,
    }
    section(out, "tf.convert_to_tensor: a copy")?;

    // a = np.array([[1, 2], [3, 4]]); t = tf.convert_to_tensor(a)
    let mut matrix = Matrix { a: array![[1, 2], [3, 4]] };
    let before = matrix.to_tensors::<TensorFlow>()?;
    show(out, "t = tf.convert_to_tensor(a)", &before.a.to_array()?)?;
    // tf.convert_to_tensor(a, dtype=tf.float32)
    let given = Given { float32: matrix.a.clone(), int8: matrix.a.clone() };
    let t = given.tensors::<TensorFlow>()?;
    show(out, "tf.convert_to_tensor(a, dtype=tf.float32)", &t.float32.to_array()?)?;
    show(out, "tf.convert_to_tensor(a, dtype=tf.int8)", &t.int8.to_array()?)?;
    // tf.convert_to_tensor(np.array([1.5, 2.5])), …
    let inferred = Inferred { floats: array![1.5, 2.5], flags: array![true, false], words: array![0, 65_535] };
    let t = inferred.tensors::<TensorFlow>()?;
    show(out, "tf.convert_to_tensor([1.5, 2.5])", &t.floats.to_array()?)?;
    show(out, "tf.convert_to_tensor([True, False])", &t.flags.to_array()?)?;
    show(out, "tf.convert_to_tensor(uint16)", &t.words.to_array()?)?;

    // a[0, 0] = 100
    matrix.a[[0, 0]] = 100;
    show(out, "a[0, 0] = 100; t", &before.a.to_array()?)?;
    // tf.convert_to_tensor(a.T): any strides in, row-major out, in the same one copy
    let transposed = Matrix { a: matrix.a.reversed_axes() };
    show(out, "tf.convert_to_tensor(a.T)", &transposed.tensors::<TensorFlow>()?.a.to_array()?)?;
    batch(out)
}

/// A batch of images, converted to floats on the way, and their brightness by a graph.
fn batch(out: &mut dyn Write) -> Done {
    #[derive(TensorInput)]
    struct Images {
        #[tensor(copy, shape = [batch, 64, 64, 3])]
        images: Array4<u8>,
    }
    #[derive(TensorInput)]
    struct Brightness {
        #[tensor(copy, cast = f32, scale = 1.0 / 255.0, shape = [batch, 64, 64, 3])]
        images: Array4<u8>,
    }

    // tf.convert_to_tensor(np.stack(images))
    let bytes = Images { images: images() }.into_tensors::<TensorFlow>()?;
    let lens: Vec<i64> = bytes.images.shape().into_iter().map(i64::try_from).collect::<Result<_, _>>()?;
    shape::<u8>(out, "tf.convert_to_tensor(np.stack(images)).shape", &lens)?;

    // b = tf.cast(tf.convert_to_tensor(np.stack(images)), tf.float32) / 255; tf.reduce_mean(b, [1, 2, 3])
    let floats = Brightness { images: images() }.into_tensors::<TensorFlow>()?;
    let means = floats.with(|t| Mean::new()?.of(t.images))?;
    Ok(show(out, "tf.reduce_mean(b, [1, 2, 3])", &means)?)
}

/// `tf.reduce_mean(b, [1, 2, 3])`, as a graph.
pub(crate) struct Mean {
    input: Operation,
    output: Operation,
    session: Session,
}

impl Mean {
    pub(crate) fn new() -> Result<Self, Box<dyn Error>> {
        let mut scope = Scope::new_root_scope();
        let input = ops::Placeholder::new().dtype(DataType::Float).build(&mut scope)?;
        let axes = ops::constant(&[1, 2, 3][..], &mut scope)?;
        let mean = ops::mean(input.clone(), axes, &mut scope)?;
        let session = Session::new(&SessionOptions::new(), &scope.graph())?;
        Ok(Self { input, output: mean, session })
    }

    pub(crate) fn of(&self, values: &Tensor<f32>) -> Result<Array1<f32>, Box<dyn Error>> {
        let mut run = SessionRunArgs::new();
        run.add_feed(&self.input, 0, values);
        let token = run.request_fetch(&self.output, 0);
        self.session.run(&mut run)?;
        Ok(Owned::<TensorFlow, f32, Ix1>::try_from(run.fetch::<f32>(token)?.into())?.to_array()?)
    }
}
