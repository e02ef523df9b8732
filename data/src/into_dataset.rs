//! [`IntoDataset`]: what has samples to load, and its parts.

use core::ops::Deref;

use tensor_core::Samples;

use crate::DataError;
use crate::dataset::Dataset;
use crate::loaded::Loaded;
use crate::order::Class;
use crate::split::{Classes, SplitSizes, random_parts, stratified_parts};

/// What has samples to load: a struct that derives `TensorInput` with `samples`, or a [`Dataset`], each by reference.
///
/// ```
/// use ndarray::{Array1, Array2};
/// use tensor_core::TensorInput;
/// use tensor_data::{DataError, IntoDataset};
///
/// #[derive(TensorInput)]
/// #[tensor(samples = batch)]
/// struct Points {
///     #[tensor(shape = [batch, 2])]
///     xy: Array2<f32>,
///     #[tensor(shape = [batch])]
///     class: Array1<i64>,
/// }
///
/// let points = Points { xy: Array2::zeros((10, 2)), class: Array1::from_iter((0..10).map(|row| row % 2)) };
/// let [train, test] = points.split([0.8, 0.2], 42)?;
/// assert_eq!((train.len(), test.len()), (8, 2));
/// // Each class is in both parts as it is in the whole.
/// let [train, test] = points.split_stratified([0.8, 0.2], 42, |points| &points.class)?;
/// let classes: Vec<i64> = test.indices().map(|row| points.class[row]).collect();
/// assert_eq!(classes, [0, 1]);
/// let first_of_train = train.range(..4)?;
/// assert_eq!(first_of_train.len(), 4);
/// # Ok::<(), DataError>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "expected a reference to a struct with samples or to a `Dataset`, found `{Self}` [tensor-samples]",
    label = "not a data set by reference",
    note = "what is a `Result` needs its `?`; a struct is passed by reference, with `#[derive(TensorInput)]` and `#[tensor(samples = batch)]` above it: `batch` is the name that each field's `shape` begins with; several, such as shards of files, are joined first, `Dataset::join(&shards)?`",
    note = "a function of any such struct `S` has the bounds `S: TensorRows<B>` and `B: HoldsRows<S>`, where `B` is the backend"
)]
pub trait IntoDataset<'data>: Loaded<'data> {
    /// All samples.
    ///
    /// # Errors
    ///
    /// All violations of the declared shapes.
    fn into_dataset(self) -> Result<Dataset<Self::Holder>, DataError> {
        self.load()
    }

    /// Divides the samples at random, as PyTorch's `random_split` does: each is in one part. Nothing is copied.
    ///
    /// The sizes are fractions that add up to 1, such as `[0.8, 0.2]`, or numbers of samples that add up to all, such as
    /// `[1500, 297]`. Samples that the fractions leave over, since they are of no whole number, go to the first parts, one each.
    /// In each part the samples are in the order of the data set. The same `seed` gives the same parts, on every platform.
    ///
    /// # Errors
    ///
    /// All violations of the declared shapes; or sizes that are not those of parts ([`DataError::Part`], [`DataError::Parts`]).
    fn split<const N: usize>(
        self,
        sizes: impl SplitSizes<N>,
        seed: u64,
    ) -> Result<[Dataset<Self::Holder>; N], DataError> {
        let dataset = self.into_dataset()?;
        let parts = random_parts(dataset.len(), &sizes, seed)?;
        Ok(parts.map(|part| dataset.pick(&part)))
    }

    /// Divides the samples at random, so that each class has the same fraction of its samples in each part, give or take one.
    ///
    /// `classes` gives one class for each sample of the struct, such as its labels: `|digits| &digits.labels`.
    ///
    /// # Errors
    ///
    /// Those of [`split`](Self::split); or `classes` has not one for each sample of the struct ([`DataError::SamplerLength`]).
    fn split_stratified<const N: usize, C>(
        self,
        fractions: [f64; N],
        seed: u64,
        classes: impl Classes<'data, Self::Struct, C>,
    ) -> Result<[Dataset<Self::Holder>; N], DataError>
    where
        C: IntoIterator<Item: Class>,
    {
        let mut of_structs: Vec<C::Item> = Vec::new();
        for structure in self.as_structs() {
            let (expected, before) = (structure.sample_count()?, of_structs.len());
            of_structs.extend(classes(structure));
            let found = of_structs.len() - before;
            if found != expected {
                return Err(DataError::SamplerLength { sampler: "classes", expected, found });
            }
        }
        let dataset = self.into_dataset()?;
        let parts = stratified_parts(dataset.indices().map(|row| &of_structs[row]), fractions, seed)?;
        Ok(parts.map(|part| dataset.pick(&part)))
    }
}

#[diagnostic::do_not_recommend]
impl<'data, S: Samples> IntoDataset<'data> for &'data S {}

#[diagnostic::do_not_recommend]
impl<'data, H: Deref<Target: Samples + Sized + 'data> + Clone> IntoDataset<'data> for &'data Dataset<H> {}
