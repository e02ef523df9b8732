//! [`RowCopies`]: copies of rows of structs.

use core::ops::Deref;

use tensor_core::{Backend, OwnsRows, RowSelection, RowSource, RowsCompanion, Samples};

use super::{BatchSource, MakeBatch, Stop};
use crate::DataError;
use crate::dataset::{Dataset, row_source};
use crate::plan::Plan;

/// Makes batches of copies of rows, as tensors of `B`.
pub struct RowCopies<H, B: Backend> {
    pub(crate) dataset: Dataset<H>,
    pub(crate) device: B::Device,
    /// Whether rows of mapped files are fetched before they are copied.
    pub(crate) read_ahead: bool,
}

impl<H, B> BatchSource<<H::Target as RowsCompanion<B>>::OwnRows> for RowCopies<H, B>
where
    H: Deref<Target: Samples + RowsCompanion<B> + Sized>,
    B: OwnsRows<H::Target>,
{
    fn each(&self, plan: &Plan, work: &mut dyn FnMut(MakeBatch<'_, <H::Target as RowsCompanion<B>>::OwnRows>)) {
        let source = row_source(self.dataset.structs());
        let fetches = self.read_ahead && source.as_ref().is_ok_and(RowSource::is_mapped);
        let mut indices = Vec::new();
        work(&mut |number, positions, _| {
            let source = source.as_ref().map_err(|error| Stop::Failed(error.clone().into()))?;
            let rows = match plan.choose(number, positions, &mut indices)? {
                Some(range) => RowSelection::from(range),
                None => RowSelection::Indices(&indices),
            };
            if fetches {
                // All at once: one after the other, each would be waited for.
                source.will_need(rows.clone());
            }
            let failed = |error| DataError::Batch { epoch: plan.epoch, number, error };
            Ok(source.to_rows_on::<B>(rows, &self.device).map_err(failed)?)
        });
    }
    fn is_in_memory(&self) -> bool {
        row_source(self.dataset.structs()).is_ok_and(|source| !source.is_mapped())
    }
}
