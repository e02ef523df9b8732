//! PyTorch's part.

use std::error::Error;
use std::io::Write;

use half::f16;
use ndarray::{Array1, Array2, Array3, Array4, ArrayView2, Dimension, Ix1, Ix2, array, s};
use tch::{Kind, Tensor};
use tensor_core::{Supports, TensorInput};
use tensor_tch::Tch;

use crate::show::{Value, images, line, section, shape, show};

type Done = Result<(), Box<dyn Error>>;

/// Prints a tensor, of which dtype and rank are checked on the way.
pub(crate) fn show_tensor<T: Value, D: Dimension + 'static>(out: &mut dyn Write, what: &str, tensor: &Tensor) -> Done {
    let array = <Tch as Supports<T, D>>::to_array(tensor)?;
    Ok(show(out, what, &array)?)
}

/// Where Python has one memory that both sides write to, here it is lent: to read, and the array is frozen meanwhile; or to
/// write, and nobody else sees the array meanwhile. In between, each sees what the other wrote.
pub(crate) fn from_numpy(out: &mut dyn Write) -> Done {
    #[derive(TensorInput)]
    struct Integers {
        a: Array1<i64>,
    }
    #[derive(TensorInput)]
    struct Ones {
        n: Array1<f64>,
    }
    section(out, "torch.from_numpy: one memory")?;

    // a = np.array([1, 2, 3])
    let mut integers = Integers { a: array![1, 2, 3] };
    // t = torch.from_numpy(a)
    integers.tensors::<Tch>()?.with(|t| show_tensor::<i64, Ix1>(out, "t = torch.from_numpy(a)", t.a))?;
    // t[0] = -1
    let _ = integers.tensors_mut::<Tch>()?.with_mut(|t| t.a.get(0).fill_(-1));
    show(out, "t[0] = -1; a", &integers.a)?;

    // n = np.ones(5); t = torch.from_numpy(n)
    let mut ones = Ones { n: Array1::ones(5) };
    // np.add(n, 1, out=n): while a tensor reads the array, this does not compile.
    ones.n += 1.0;
    ones.tensors::<Tch>()?.with(|t| show_tensor::<f64, Ix1>(out, "np.add(n, 1, out=n); t", t.n))?;
    // t.add_(1)
    let _ = ones.tensors_mut::<Tch>()?.with_mut(|t| t.n.g_add_scalar_(1.0));
    Ok(show(out, "t.add_(1); n", &ones.n)?)
}

/// A write to a tensor that was lent to be read moves the tensor to a copy. In Python the array is gone.
pub(crate) fn write_through(out: &mut dyn Write) -> Done {
    #[derive(TensorInput)]
    struct Integers {
        a: Array1<i64>,
    }
    section(out, "torch.from_numpy: a write that nobody meant")?;

    let integers = Integers { a: array![1, 2, 3] };
    integers.tensors::<Tch>()?.with(|t| {
        // t.zero_()
        let _ = t.a.shallow_clone().zero_();
        show_tensor::<i64, Ix1>(out, "t.zero_(); t", t.a)
    })?;
    Ok(show(out, "! t.zero_(); a", &integers.a)?)
}

/// `copy` on the field: neither side sees what the other writes, and the array is free at once.
pub(crate) fn tensor(out: &mut dyn Write) -> Done {
    #[derive(TensorInput)]
    struct Matrix {
        #[tensor(copy)]
        a: Array2<i64>,
    }
    section(out, "torch.tensor: a copy")?;

    // a = np.array([[1, 2], [3, 4]])
    let mut matrix = Matrix { a: array![[1, 2], [3, 4]] };
    // t = torch.tensor(a)
    let t = matrix.to_tensors::<Tch>()?.a;
    show_tensor::<i64, Ix2>(out, "t = torch.tensor(a)", t.as_ref())?;
    // a[0, 0] = 100
    matrix.a[[0, 0]] = 100;
    show(out, "a[0, 0] = 100; a", &matrix.a)?;
    show_tensor::<i64, Ix2>(out, "a[0, 0] = 100; t", t.as_ref())?;
    // t[1, 1] = -4
    let _ = t.as_ref().get(1).get(1).fill_(-4);
    show_tensor::<i64, Ix2>(out, "t[1, 1] = -4; t", t.as_ref())?;
    Ok(show(out, "t[1, 1] = -4; a", &matrix.a)?)
}

/// A cast that may change a value has to say so: `cast = f32` does not compile for `i64`. `cast_lossy` is what Python does,
/// `cast_checked` looks at each value.
pub(crate) fn legacy_tensor(out: &mut dyn Write) -> Done {
    #[derive(TensorInput)]
    struct Lossy {
        #[tensor(copy, cast_lossy = f32)]
        integers: Array1<i64>,
        #[tensor(copy, cast_lossy = f32)]
        floats: Array1<f64>,
        #[tensor(copy, cast_lossy = f32)]
        big: Array1<i64>,
    }
    #[derive(TensorInput)]
    struct Checked {
        #[tensor(copy, cast_checked = f32)]
        big: Array1<i64>,
    }
    section(out, "torch.Tensor: float32, whatever it was")?;

    let lossy = Lossy { integers: array![1, 2, 3, 4, 5], floats: array![0.5, 1.25], big: array![16_777_217] };
    let t = lossy.tensors::<Tch>()?;
    // torch.Tensor(np.array([1, 2, 3, 4, 5]))
    show_tensor::<f32, Ix1>(out, "torch.Tensor(a)", t.integers.as_ref())?;
    // torch.Tensor(np.array([0.5, 1.25]))
    show_tensor::<f32, Ix1>(out, "torch.Tensor([0.5, 1.25])", t.floats.as_ref())?;
    // torch.Tensor(np.array([16777217]))
    show_tensor::<f32, Ix1>(out, "torch.Tensor([16777217])", t.big.as_ref())?;
    let error = Checked { big: lossy.big.clone() }.tensors::<Tch>().map(drop).expect_err("the value changes");
    Ok(writeln!(out, "! the same with each value checked: {error}")?)
}

/// The dtype of a tensor is in its type, and so is each cast on the way.
pub(crate) fn dtypes(out: &mut dyn Write) -> Done {
    #[derive(TensorInput)]
    struct Bytes {
        a: Array1<i8>,
    }
    #[derive(TensorInput)]
    struct Converted {
        #[tensor(copy, cast = i64)]
        int64: Array1<i8>,
        #[tensor(copy, cast = f32)]
        float32: Array1<i8>,
        #[tensor(copy, cast = f64)]
        float64: Array1<i8>,
        #[tensor(copy, cast = f16)]
        float16: Array1<i8>,
        #[tensor(copy, cast_lossy = i32)]
        truncated: Array1<f64>,
        #[tensor(copy, cast_lossy = bool)]
        truth: Array1<f64>,
        flags: Array1<bool>,
    }
    section(out, "explicit dtypes")?;

    // a = np.array([1, 2, 3], dtype=np.int8)
    let a = array![1_i8, 2, 3];
    let bytes = Bytes { a: a.clone() };
    // torch.from_numpy(a)
    bytes.tensors::<Tch>()?.with(|t| show_tensor::<i8, Ix1>(out, "torch.from_numpy(a), of int8", t.a))?;
    // f = np.array([1.5, -2.5, 0.0])
    let f = array![1.5, -2.5, 0.0];
    let converted = Converted {
        int64: a.clone(),
        float32: a.clone(),
        float64: a.clone(),
        float16: a,
        truncated: f.clone(),
        truth: f,
        flags: array![true, false],
    };
    converted.tensors::<Tch>()?.with(|t| {
        show_tensor::<i64, Ix1>(out, "torch.tensor(a, dtype=torch.int64)", t.int64)?;
        show_tensor::<f32, Ix1>(out, "torch.tensor(a, dtype=torch.float32)", t.float32)?;
        show_tensor::<f64, Ix1>(out, "torch.from_numpy(a).double()", t.float64)?;
        show_tensor::<f16, Ix1>(out, "torch.from_numpy(a.astype(np.float16))", t.float16)?;
        show_tensor::<i32, Ix1>(out, "torch.tensor(f, dtype=torch.int32)", t.truncated)?;
        show_tensor::<bool, Ix1>(out, "torch.from_numpy(f).to(torch.bool)", t.truth)?;
        show_tensor::<bool, Ix1>(out, "torch.from_numpy(np.array([True, False]))", t.flags)
    })
}

/// The number of axes is in the type, their lengths are checked when converting; strides are lent as they are.
pub(crate) fn axes(out: &mut dyn Write) -> Done {
    #[derive(TensorInput)]
    struct Cube {
        #[tensor(shape = [2, 3, 4])]
        a: Array3<f32>,
    }
    #[derive(TensorInput)]
    struct View<'a> {
        b: ArrayView2<'a, i64>,
    }
    section(out, "several axes")?;

    // a = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
    let cube = Cube { a: Array1::range(0.0, 24.0, 1.0).into_shape_with_order((2, 3, 4))? };
    cube.tensors::<Tch>()?.with(|t| {
        shape::<f32>(out, "torch.from_numpy(a).shape", &t.a.size())?;
        // t[1, 2]
        show_tensor::<f32, Ix1>(out, "t[1, 2]", &t.a.get(1).get(2))?;
        // t.sum(dim=(1, 2))
        let sums = t.a.sum_dim_intlist([1, 2].as_slice(), false, Kind::Float);
        show_tensor::<f32, Ix1>(out, "t.sum(dim=(1, 2))", &sums)
    })?;

    // b = np.array([[1, 2, 3], [4, 5, 6]])
    let b = array![[1_i64, 2, 3], [4, 5, 6]];
    // torch.from_numpy(b.T)
    View { b: b.t() }.tensors::<Tch>()?.with(|t| -> Done {
        show_tensor::<i64, Ix2>(out, "torch.from_numpy(b.T)", t.b)?;
        Ok(line(out, "its strides, in elements", "", &format!("{:?}", t.b.stride()))?)
    })?;
    // torch.from_numpy(b[::-1]): strides below 0 are an error in both, and a copy works in both.
    let backwards = View { b: b.slice(s![..;-1, ..]) };
    if backwards.tensors::<Tch>().is_err() {
        line(out, "torch.from_numpy(b[::-1])", "refused", &"")?;
    }
    // torch.from_numpy(b[::-1].copy())
    show_tensor::<i64, Ix2>(out, "torch.from_numpy(b[::-1].copy())", backwards.to_tensors::<Tch>()?.b.as_ref())
}

/// A batch of images, lent as bytes, seen with the colours first, and converted by PyTorch.
pub(crate) fn batch(out: &mut dyn Write) -> Done {
    #[derive(TensorInput)]
    struct Images {
        #[tensor(shape = [batch, 64, 64, 3])]
        images: Array4<u8>,
    }
    section(out, "torch: a batch of 64x64x3 images")?;

    // torch.from_numpy(np.stack(images))
    let images = Images { images: images() };
    images.tensors::<Tch>()?.with(|t| {
        shape::<u8>(out, "torch.from_numpy(np.stack(images)).shape", &t.images.size())?;
        // t = t.permute(0, 3, 1, 2)
        let colours_first = t.images.permute([0, 3, 1, 2]);
        shape::<u8>(out, "t.permute(0, 3, 1, 2).shape", &colours_first.size())?;
        // t = t.float() / 255
        let brightness = colours_first.to_kind(Kind::Float) / 255;
        shape::<f32>(out, "(t.float() / 255).shape", &brightness.size())?;
        // t.mean(dim=(1, 2, 3))
        let means = brightness.mean_dim([1, 2, 3].as_slice(), false, Kind::Float);
        show_tensor::<f32, Ix1>(out, "t.mean(dim=(1, 2, 3))", &means)
    })
}
