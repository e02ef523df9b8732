//! What one writes with libtorch alone.

use tch::{Device, Kind, Tensor};

use crate::epochs::first;

/// Tensors over arrays.
pub(crate) struct Lent(Vec<Tensor>);

impl Lent {
    /// # Safety
    ///
    /// For each field there are `rows` × `width` elements of that kind in row-major order, which outlive this and which nobody
    /// writes meanwhile.
    pub(crate) unsafe fn new(rows: usize, fields: &[(*const u8, &[usize], Kind)]) -> Self {
        let tensor = |&(start, shape, kind): &(*const u8, &[usize], Kind)| {
            let sizes: Vec<i64> = [rows].iter().chain(shape).map(|&len| len as i64).collect();
            let mut strides = vec![1; sizes.len()];
            for axis in (1..sizes.len()).rev() {
                strides[axis - 1] = strides[axis] * sizes[axis];
            }
            // SAFETY: the caller's promise.
            unsafe { Tensor::from_blob(start, &sizes, &strides, kind, Device::Cpu) }
        };
        Self(fields.iter().map(tensor).collect())
    }

    fn rows(&self) -> i64 {
        self.0[0].size()[0]
    }

    /// The orders of the batches of an epoch.
    fn orders(&self, batch: usize) -> impl Iterator<Item = Tensor> + use<> {
        let rows = self.rows();
        let order = Tensor::randperm(rows, (Kind::Int64, Device::Cpu));
        (0..rows).step_by(batch).map(move |start| order.narrow(0, start, (rows - start).min(batch as i64)))
    }

    /// Epochs by `index_select` into tensors that are there; the labels are the last field.
    pub(crate) fn to_given(&self, batch: usize) -> impl FnMut() -> i64 + '_ {
        let given: Vec<Tensor> = self.0.iter().map(|tensor| tensor.narrow(0, 0, batch as i64).empty_like()).collect();
        move || {
            self.orders(batch).fold(0, |seen, order| {
                let mut label = 0;
                for (tensor, given) in self.0.iter().zip(&given) {
                    // The last batch may be shorter.
                    let given = given.narrow(0, 0, order.size()[0]);
                    label = first_if_labels(&tensor.index_select_out(&given, 0, &order));
                }
                seen ^ label
            })
        }
    }

    /// Epochs by `index_select` into new tensors.
    pub(crate) fn to_new(&self, batch: usize) -> impl FnMut() -> i64 + '_ {
        move || {
            self.orders(batch).fold(0, |seen, order| {
                let fields: Vec<_> = self.0.iter().map(|tensor| tensor.index_select(0, &order)).collect();
                seen ^ fields.last().map_or(0, first)
            })
        }
    }

    /// Epochs of images with the channels last as bytes, which become floats with the channels first.
    pub(crate) fn images(&self, batch: usize) -> impl FnMut() -> f32 + '_ {
        move || {
            self.orders(batch).fold(0.0, |seen, order| {
                let images = self.0[0].index_select(0, &order).permute([0, 3, 1, 2]);
                let images = images.to_kind(Kind::Float).g_div_scalar_(255.0).contiguous();
                seen + first_float(&images)
            })
        }
    }
}

/// The first label, if the tensor holds labels.
fn first_if_labels(tensor: &Tensor) -> i64 {
    if tensor.kind() == Kind::Int64 { first(tensor) } else { 0 }
}

/// The first value of a batch of floats.
pub(crate) fn first_float(tensor: &Tensor) -> f32 {
    assert_eq!(tensor.kind(), Kind::Float);
    // SAFETY: the tensor is alive, of floats of 32 bits, and nobody writes to it.
    unsafe { tensor_tch::const_data_ptr(tensor).cast::<f32>().as_ref() }.copied().unwrap_or_default()
}
