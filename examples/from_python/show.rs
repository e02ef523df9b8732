//! Prints arrays as `from_python.py` does: what it is, the dtype in NumPy's words, the values.

use std::fmt::Display;
use std::io::{self, Write};

use ndarray::{Array, ArrayViewD, Axis, Dimension, Ix4};
use tensor_core::{DType, Element};

/// An element as Python prints it, floats to four digits.
pub(crate) trait Value: Element {
    fn text(self) -> String;
}

macro_rules! values {
    ($($ty:ty: $self:ident => $text:expr;)*) => {
        $(impl Value for $ty {
            fn text($self) -> String {
                $text
            }
        })*
    };
}
values! {
    bool: self => self.to_string();
    u8: self => self.to_string();
    u16: self => self.to_string();
    i8: self => self.to_string();
    i32: self => self.to_string();
    i64: self => self.to_string();
    half::f16: self => self.to_f64().text();
    f32: self => f64::from(self).text();
    f64: self => format!("{:?}", (self * 1e4).round() / 1e4);
}

/// NumPy's name of a dtype.
fn name(dtype: DType) -> &'static str {
    match dtype {
        DType::Bool => "bool",
        DType::U8 => "uint8",
        DType::U16 => "uint16",
        DType::I8 => "int8",
        DType::I32 => "int32",
        DType::I64 => "int64",
        DType::F16 => "float16",
        DType::F32 => "float32",
        DType::F64 => "float64",
        other => other.name(),
    }
}

fn nested<T: Value>(array: &ArrayViewD<'_, T>) -> String {
    if array.ndim() == 0 {
        return array.iter().map(|&value| value.text()).collect();
    }
    let parts: Vec<String> = array.axis_iter(Axis(0)).map(|part| nested(&part)).collect();
    format!("[{}]", parts.join(", "))
}

/// The dtype and all values.
pub(crate) fn show<T: Value, D: Dimension>(out: &mut dyn Write, what: &str, array: &Array<T, D>) -> io::Result<()> {
    line(out, what, name(T::DTYPE), &nested(&array.view().into_dyn()))
}

/// The dtype and the shape.
pub(crate) fn shape<T: Element>(out: &mut dyn Write, what: &str, shape: &[i64]) -> io::Result<()> {
    line(out, what, name(T::DTYPE), &format!("{shape:?}"))
}

/// One line.
pub(crate) fn line(out: &mut dyn Write, what: &str, dtype: &str, text: &dyn Display) -> io::Result<()> {
    writeln!(out, "{what:<48}{dtype:<9}{text}")
}

/// A heading.
pub(crate) fn section(out: &mut dyn Write, name: &str) -> io::Result<()> {
    writeln!(out, "\n== {name}")
}

/// Four images of 64×64 pixels and three colours, stacked.
///
/// Python: `np.stack([np.full((64, 64, 3), brightness, np.uint8) for brightness in (0, 51, 102, 255)])`
pub(crate) fn images() -> Array<u8, Ix4> {
    let images = [0, 51, 102, 255].map(|brightness| Array::from_elem((64, 64, 3), brightness));
    let views = images.each_ref().map(|image| image.view());
    ndarray::stack(Axis(0), &views).expect("the images have one shape")
}
