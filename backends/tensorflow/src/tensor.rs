//! [`Tensor`]: TensorFlow's tensor, that no write of ours reaches anybody else through.

use std::fmt;
use std::hint::black_box;
use std::marker::PhantomData;
use std::ops::Deref;
use std::slice;
use std::sync::atomic::{AtomicBool, Ordering};

use ndarray::ArrayView1;
use tensor_core::{DType, Element, TensorError, Values};

use crate::dtype::{AnyTensor, TensorFlowElement};
use crate::error::failed;
use crate::library::load;

/// The most axes that a shape of TensorFlow's can have; more, and it ends the process.
const MOST_AXES: usize = 254;

/// What TensorFlow aligns its memory to, in bytes.
const ALIGNMENT: usize = 64;

/// A tensor of TensorFlow's, of dtype `T`: a [`tensorflow::Tensor`] that is written by its own methods alone.
///
/// It derefs to the `tensorflow::Tensor`, so it is fed to a session as one. What a session gives becomes one by `into`,
/// then an [`Owned`](crate::Owned) by [`Owned::try_from`](crate::Owned::try_from);
/// [`into_tensorflow`](Self::into_tensorflow) is the way back.
///
/// # Writing
///
/// A `tensorflow::Tensor` may share its memory with others: the output of `Identity` or `Reshape` is the very memory of
/// its input, and so is a variable that was assigned. The crate `tensorflow` still lets one write to it, and what is
/// written is then seen in the others, even in the middle of a session's run.
///
/// Not so here. Whoever may have an alias got it from a `&tensorflow::Tensor`. So once there was such a reference, the
/// next [`values_mut`](Self::values_mut) first moves the values to new memory: one copy, and nobody else sees what is
/// written. Nor does TensorFlow itself write to the memory of a tensor that is still held: its operations reuse an
/// input's memory only if they are the last to refer to it.
///
/// What remains: what was taken out by `into_tensorflow`, or was made from a `tensorflow::Tensor` that has
/// aliases, can be written through those by way of the crate `tensorflow`, as any two tensors of that crate can.
///
/// # Threads
///
/// It is `Send` and `Sync`. Through a shared reference the values are only read, whoever does it: TensorFlow counts its
/// references to the memory with atomic operations and reads inputs from many threads at a time.
pub struct Tensor<T> {
    /// Of dtype `T`.
    any: AnyTensor,
    /// Whether there may be aliases of the memory.
    lent: AtomicBool,
    dtype: PhantomData<T>,
}

impl<T: TensorFlowElement> Tensor<T> {
    /// A tensor in new memory of TensorFlow's, all zero.
    pub(crate) fn zeroed(shape: &[usize]) -> Result<Self, TensorError> {
        load()?;
        let elements = shape.iter().try_fold(1_usize, |product, &len| product.checked_mul(len)).unwrap_or(usize::MAX);
        if shape.len() > MOST_AXES {
            return Err(failed(format!("expected at most {MOST_AXES} axes, found {}", shape.len())));
        }
        // No array has an axis that TensorFlow can't count, but other `Values` may say so beside one of length 0.
        let is_counted = shape.iter().all(|&len| i64::try_from(len).is_ok());
        if !is_counted || !is_there_memory(elements.checked_mul(size_of::<T>())) {
            return Err(TensorError::NoMemory { elements });
        }
        let dims: Vec<u64> = shape.iter().map(|&len| len as u64).collect();
        Ok(Self::new(tensorflow::Tensor::new(&dims), false))
    }

    fn new(tensor: tensorflow::Tensor<T::Native>, lent: bool) -> Self {
        Self { any: T::wrap(tensor), lent: lent.into(), dtype: PhantomData }
    }

    /// The values, in row-major order, to write.
    ///
    /// They are copied first if a `&tensorflow::Tensor` was ever had of this tensor since they were last: see
    /// [`Tensor`].
    ///
    /// # Errors
    ///
    /// [`TensorError::NoMemory`], if they have to be copied and can't be.
    pub fn values_mut(&mut self) -> Result<&mut [T], TensorError> {
        if *self.lent.get_mut() {
            let mut copy = Self::zeroed(&self.shape())?;
            let to = copy.own_values_mut();
            match self.elements() {
                Elements::Values(values) => (&ArrayView1::from(values)).write_to(to)?,
                Elements::BoolBytes(bytes) => {
                    to.iter_mut().zip(bytes).for_each(|(to, &byte)| *to = T::from_bool(byte != 0));
                }
            }
            *self = copy;
        }
        Ok(self.own_values_mut())
    }

    /// TensorFlow's own tensor; it may have aliases, which see what is written to it.
    ///
    /// # Panics
    ///
    /// Never: it is of the dtype that its type says.
    #[must_use]
    pub fn into_tensorflow(self) -> tensorflow::Tensor<T::Native> {
        T::take(self.any).expect("it is of dtype `T`")
    }

    /// The elements, in row-major order.
    pub(crate) fn elements(&self) -> Elements<'_, T> {
        let (start, len) = (self.native().as_ptr(), self.native().len());
        if T::DTYPE == DType::Bool {
            // SAFETY: `T` is `bool`, so there are as many bytes, which are only read as long as `self` is borrowed.
            return Elements::BoolBytes(unsafe { slice::from_raw_parts(start.cast(), len) });
        }
        // SAFETY: a `T::Native` lies in memory as a `T` does (the trait is sealed, and `tensorflow::TensorType` says
        // that its types are bit for bit those of C), every pattern of bits is a `T`, and they are only read as long as
        // `self` is borrowed.
        Elements::Values(unsafe { slice::from_raw_parts(start.cast(), len) })
    }

    /// The values where nobody has an alias: by this module's own writes, each is a valid `T`.
    fn own_values_mut(&mut self) -> &mut [T] {
        let native = T::get_mut(&mut self.any).expect("it is of dtype `T`");
        let (start, len) = (native.as_mut_ptr().cast(), native.len());
        // SAFETY: a `T::Native` lies in memory as a `T` does, see `elements`; each was zero at first, which is a `T`, and
        // was written as one. The memory is borrowed as long as `self`, and no alias of it was ever handed out.
        unsafe { slice::from_raw_parts_mut(start, len) }
    }

    /// TensorFlow's tensor, for this module to read.
    fn native(&self) -> &tensorflow::Tensor<T::Native> {
        T::get(&self.any).expect("it is of dtype `T`")
    }
}

impl<T> Tensor<T> {
    /// The lengths of the axes, in elements.
    #[must_use]
    pub fn shape(&self) -> Vec<usize> {
        // What lies in memory has no axis that is longer, and other lengths than 0 beside one of 0 are what they were.
        self.any.dims().iter().map(|&len| usize::try_from(len).unwrap_or(usize::MAX)).collect()
    }
}

impl<T: TensorFlowElement> Deref for Tensor<T> {
    type Target = tensorflow::Tensor<T::Native>;

    fn deref(&self) -> &Self::Target {
        // Whoever writes has the tensor to himself, and so is told of this.
        self.lent.store(true, Ordering::Relaxed);
        self.native()
    }
}

impl<T: TensorFlowElement<Native = N>, N: tensorflow::TensorType> From<tensorflow::Tensor<N>> for Tensor<T> {
    fn from(tensor: tensorflow::Tensor<N>) -> Self {
        Self::new(tensor, true)
    }
}

impl<T: Element> fmt::Debug for Tensor<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tensor<{}>{:?}", T::DTYPE, self.shape())
    }
}

/// The elements of a tensor, as far as Rust can refer to them.
pub(crate) enum Elements<'a, T> {
    /// The elements of any dtype but `bool`.
    Values(&'a [T]),
    /// The bytes of `bool` elements, which may be other than 0 and 1: TensorFlow takes each but 0 for true, and its
    /// operation `DecodeRaw` makes such bytes.
    BoolBytes(&'a [u8]),
}

/// Whether so many bytes can be allocated: TensorFlow's C interface does not say so if they can't, but writes to
/// address 0.
fn is_there_memory(bytes: Option<usize>) -> bool {
    // Of what is asked for and not touched, nothing is taken. The compiler would leave it out if it saw that.
    let aligned = bytes.and_then(|bytes| bytes.checked_add(ALIGNMENT));
    aligned.is_some_and(|bytes| black_box(&mut Vec::<u8>::new()).try_reserve_exact(bytes).is_ok())
}
