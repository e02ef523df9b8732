//! A struct's description as a table.

use alloc::borrow::ToOwned;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use alloc::{format, vec};
use core::fmt;

use super::description::{StructSpec, Visited};

impl fmt::Display for StructSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rows: Vec<[String; 5]> = vec![["field", "array", "tensor", "shape", "owner"].map(str::to_owned)];
        self.visit("", &mut |Visited { name, field, array, owner, is_whole }| {
            let optional = if field.optional { "?" } else { "" };
            let owner = array.owner(owner, is_whole);
            rows.push([format!("{name}{optional}"), array.array.to_string(), array.tensor(), array.shape(), owner]);
        });
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: [usize; 4] = core::array::from_fn(width);
        rows.iter().try_for_each(|[field, array, tensor, shape, owner]| {
            let [w0, w1, w2, w3] = widths;
            writeln!(f, "{field:w0$}  {array:w1$}  {tensor:w2$}  {shape:w3$}  {owner}")
        })
    }
}
