//! What Python's user is told to do about an array that can't become a tensor. Python may not enter here.
//!
//! The errors of `tensor-core` advise attributes and methods in Rust, which whoever calls the function from Python can't change.

use std::fmt::Write;

use tensor_core::{InputError, Problem, TensorError, Violation};

/// The text of an error, with advice in Python's words.
pub(crate) fn in_python(error: &InputError) -> String {
    let structure = error.structure();
    let line = |violation: &Violation| {
        let Violation { field, problem, .. } = violation;
        let name = field.rsplit('.').next().unwrap_or(field);
        match problem {
            Problem::Tensor(error) => match of_tensor(error, name) {
                Some(text) => format!("`{structure}.{field}`: {text}"),
                None => format!("`{structure}.{field}`: {error}"),
            },
            _ if field.is_empty() => format!("`{structure}`{violation}"),
            _ => format!("`{structure}.{field}`{violation}"),
        }
    };
    match error.violations() {
        [only] => line(only),
        all => {
            let mut text = format!("{} fields or axes of `{structure}` can't become tensors:", all.len());
            for violation in all {
                let _ = write!(text, "\n  {}", line(violation));
            }
            text
        }
    }
}

/// The text for an array that Python's user calls `name`, if the advice in the error's own is for Rust.
fn of_tensor(error: &TensorError, name: &str) -> Option<String> {
    let packs = format!("`np.ascontiguousarray({name})` makes a copy that can");
    Some(match error {
        TensorError::NegativeStride { backend, axis } => {
            format!(
                "axis {axis} runs backwards, which {backend} can't express: expected strides of at least 0; {packs}"
            )
        }
        TensorError::Gaps { backend, shape, strides } => format!(
            "a view of shape {shape:?} and strides {strides:?}, in elements, has gaps, and {backend} could reach the memory between \
             its elements; {packs}"
        ),
        TensorError::NotRowMajor { shape, strides } => format!(
            "expected a row-major array, found shape {shape:?} with strides {strides:?}, in elements; \
             `np.ascontiguousarray({name})` makes one"
        ),
        TensorError::Cast { index, value, from, to } => format!(
            "the value {value} at {index:?} would change in the conversion from `{from}` to `{to}`; pass values that `{to}` can \
             hold, such as those of `np.clip({name}, …)`"
        ),
        _ => return None,
    })
}
