// How it works inside, and what to touch to change it: ../../ARCHITECTURE.md

//! The derive macro behind `tensor_core::TensorInput`; its documentation is there.
//!
//! A straight pipeline: `attr` reads the attributes, `check` applies every rule and makes an `Input` of the struct, `expand`
//! writes the code for it. None of them knows those after it.
//!
//! Each mistake is recorded in an `Errors`, and its likeliest repair is taken. A mistake thus never hides another, and the
//! companion types exist even then.

// The README's program is a doctest.
#![cfg_attr(doctest, doc = include_str!("../README.md"))]

mod attr;
mod check;
mod compiler;
mod errors;
mod expand;
mod limits;
mod nearest;
mod slip;
#[cfg(test)]
mod snapshots;
mod text;
mod tokens;
mod type_syntax;

use proc_macro::TokenStream;
use proc_macro2::Span;
use syn::DeriveInput;

/// Implements `tensor_core::TensorInput` and the other traits of a struct of `ndarray` arrays.
///
/// For `struct Digits` it writes
///
/// - the inherent methods `tensors`, `tensors_mut`, `to_tensors` and `into_tensors`, generic over the backend, each with a
///   twin that takes a device (`tensors_on`, …). `tensors` asks `tensor_core::Reads<Digits>` of the backend, `tensors_mut` asks
///   `Writes`, the others `Holds`: the bound that a function needs which is generic over the backend, too;
/// - the companion struct `DigitsFields`, generic over what its tensors are, with its methods `with` and `with_mut`, which lend
///   all of them to one closure; and the names to use it by: `DigitsTensors<'data, B>`, `DigitsTensorsMut<'data, B>` and
///   `DigitsTensorsOwned<B>` for what those methods give, `DigitsTensorRefs` and `DigitsTensorRefsMut` for what closures get;
/// - `Digits::SPEC`, which describes the fields and prints as a table.
///
/// If the module has a type of one of these names already, the compiler says that the name is defined multiple times. Write
/// `#[tensor(rename = Scans)]` above the struct, and the companion types are called `ScansFields`, `ScansTensors` and so on. A method
/// of your own needs another name than these methods have, and than `rows`, `stack` and `collate`, if the struct has them.
///
/// A field of the companion has your documentation of the field, and then says in words what it is under each of these names.
/// A link to `Self` in it leads to the struct. `{:?}` of a companion prints the struct's name and each tensor's owner, dtype and
/// shape. Parameters of generated methods are called `f`, `device`, `rows` and `samples`: no constant, static or
/// unit struct of such a name may be in scope.
///
/// A field is an `ndarray` array or view, a `Vec<T>`, a `[T; N]`, another derived struct, or an `Option`, a `Box` or a
/// reference of one of these, or of an `ArrayRef`. A struct that implements `Drop` can't be taken apart, so the derive, which
/// writes `into_tensors`, does not take it; a skipped field can have a type that does.
///
/// # Parameters
///
/// Type, const and lifetime parameters need no bounds beyond those of the struct itself. The companion has the type and const
/// parameters, too. Where one of them is a view, or the storage of one, a companion of owned tensors borrows as long as the
/// view does; its fields, taken out of it, do not. Where the struct uses a lifetime of its own in the arguments of another
/// derived struct, `Inner<'a, T>`, `T` needs the bound that `Inner` implies: `T: Element` if it holds the elements of an array.
///
/// # Attributes of a field
///
/// | in `#[tensor(…)]` | meaning |
/// |---|---|
/// | `share` | the tensor reads the array's own memory (the default) |
/// | `copy` | the tensor owns a copy |
/// | `cast = i64` | with `copy`: each value is converted; only conversions that keep every value compile |
/// | `cast_checked = i32` | with `copy`: each value is converted; one that would change is an error |
/// | `cast_lossy = f16` | with `copy`: each value is converted as `as` does it |
/// | `dtype = f32` | asserts the array's dtype |
/// | `shape = [batch, 1, 8, 8]` | asserts the number of axes when compiling, and their lengths when converting: a lower-case name is one length throughout the struct and those nested in it, `_` is any length, `..` at the start any number of axes, and anything else a constant expression |
/// | `rank = 4` | asserts the number of axes; of an `ArrayD`, when converting, and the tensor's type then says it |
/// | `permute = [0, 3, 1, 2]` | the tensor has the axes in another order: its axis `i` is axis `permute[i]` of the array, as with `permuted_axes`; `shape` and `rank` are about the array |
/// | `layout = row_major` | asserts the layout when converting, and the share's type then says it |
/// | `scale = 1.0 / 255.0` | beside a cast to a float: each value is multiplied by this constant, an `f64` |
/// | `whole` | in a struct with `samples`: the array has no axis of samples and belongs to all of them; with `sample_of`: a batch has that of its first sample |
/// | `pad = 0.0` | in a struct with `sample_of`: arrays of unequal length are padded with this constant, of the element's type, at the end of their first axis |
/// | `pad_axes = [0, 1]` | with `pad`: the axes that are padded; the others must agree |
/// | `pad_to = 128` | with `pad`: how long they become; a longer sample is an error |
/// | `pad_to_multiple_of = 8` | with `pad`: they become as long as the longest sample, and then up to a multiple |
/// | `lengths = name` | with `pad`: the batch's field that gets each sample's length, of an integer dtype |
/// | `mask = name` | with `pad`: the batch's field that gets `true` where there is a value, of `bool` and of two axes |
/// | `rename = name` | what the companion, `SPEC` and reports call the field; not in a tuple struct, whose fields have no names |
/// | `skip` | the field is left out |
///
/// # Attributes of the struct
///
/// | in `#[tensor(…)]` | meaning |
/// |---|---|
/// | `dims(batch, classes)` | declares the names that shapes may use |
/// | `samples = batch` | names the axis of the samples: the `shape` of each array begins with it, unless the field is `whole`; the struct then has `rows` |
/// | `sample_of = Digits` | this is one sample of that struct: `collate` puts several together; a field can be a scalar |
/// | `stack` | gives the struct `stack`, which makes one tensor of each field of several structs; a field can be a scalar, such as `i64` |
/// | `rename = Name` | what the companion types are named after, and what `SPEC` and reports call the struct |
/// | `crate = path` | where `tensor_core` is, if it is not `::tensor_core` |
#[proc_macro_derive(TensorInput, attributes(tensor))]
pub fn tensor_input(input: TokenStream) -> TokenStream {
    derive(input.into()).into()
}

/// The derive on tokens that need no compiler behind them, so that tests can call it.
fn derive(input: proc_macro2::TokenStream) -> proc_macro2::TokenStream {
    let mut errors = errors::Errors::default();
    let (input, has_slip) = match syn::parse2::<DeriveInput>(input.clone()) {
        Ok(input) => (input, false),
        Err(error) => match slip::legible_part(input) {
            Some(part) => {
                if !slip::is_made_up_for(&part) {
                    errors.push(errors::Code::Struct, &error);
                }
                (part, true)
            }
            None => return error.into_compile_error(),
        },
    };
    let call = Span::call_site();
    if compiler::is_derived_again(&input.ident, call) {
        let message = format!("`{}` derives `TensorInput` twice; remove one", input.ident);
        return syn::Error::new(call, errors::Code::Struct.behind(&message)).into_compile_error();
    }
    let input = check::Input::parse(input, has_slip, compiler::renamed_core().as_deref(), &mut errors);
    expand::expand(&input, errors)
}
