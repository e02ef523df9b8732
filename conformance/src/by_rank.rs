//! [`for_each_rank!`], [`for_some_ranks!`] and [`for_each_permuted_rank!`]: the ranks for which the suite declares structs, since `shape` and
//! `permute` list the axes.

/// Calls a macro with a row for each rank above 0 that the suite tests: the name of a module, the dimension, the number of axes,
/// a `shape` that begins with `batch`, and the axes in an order that leaves the first one where it is. In parentheses is the
/// attribute that asks for this order, where `permute` can.
macro_rules! for_each_rank {
    ($macro:ident) => {
        $macro! {
            one: ndarray::Ix1, 1, [batch], (permute = [0],) [0];
            two: ndarray::Ix2, 2, [batch, _], (permute = [0, 1],) [0, 1];
            three: ndarray::Ix3, 3, [batch, _, _], (permute = [0, 2, 1],) [0, 2, 1];
            four: ndarray::Ix4, 4, [batch, _, _, _], (permute = [0, 3, 1, 2],) [0, 3, 1, 2];
            five: ndarray::Ix5, 5, [batch, _, _, _, _], (permute = [0, 2, 1, 4, 3],) [0, 2, 1, 4, 3];
            six: ndarray::Ix6, 6, [batch, _, _, _, _, _], (permute = [0, 5, 4, 3, 2, 1],) [0, 5, 4, 3, 2, 1];
            dynamic_one: ndarray::IxDyn, 1, [batch], (permute = [0],) [0];
            dynamic_three: ndarray::IxDyn, 3, [batch, _, _], (permute = [0, 2, 1],) [0, 2, 1];
            dynamic_six: ndarray::IxDyn, 6, [batch, _, _, _, _, _], (permute = [0, 4, 1, 2, 5, 3],) [0, 4, 1, 2, 5, 3];
            dynamic_seven: ndarray::IxDyn, 7, [batch, _, _, _, _, _, _], () [0, 1, 2, 3, 4, 5, 6];
            dynamic_eight: ndarray::IxDyn, 8, [batch, _, _, _, _, _, _, _], () [0, 1, 2, 3, 4, 5, 6, 7];
        }
    };
}
pub(crate) use for_each_rank;

/// [`for_each_rank!`] with some of the ranks, for what takes long to compile and depends on the rank less: casts.
macro_rules! for_some_ranks {
    ($macro:ident) => {
        $macro! {
            two: ndarray::Ix2, 2, [batch, _], (permute = [0, 1],) [0, 1];
            dynamic_one: ndarray::IxDyn, 1, [batch], (permute = [0],) [0];
            dynamic_three: ndarray::IxDyn, 3, [batch, _, _], (permute = [0, 2, 1],) [0, 2, 1];
            dynamic_six: ndarray::IxDyn, 6, [batch, _, _, _, _, _], (permute = [0, 4, 1, 2, 5, 3],) [0, 4, 1, 2, 5, 3];
            dynamic_eight: ndarray::IxDyn, 8, [batch, _, _, _, _, _, _, _], () [0, 1, 2, 3, 4, 5, 6, 7];
        }
    };
}
pub(crate) use for_some_ranks;

/// Calls a macro with a row for each rank that `permute` can list: the name of a module, the dimension, the number of axes, and
/// an order of them.
macro_rules! for_each_permuted_rank {
    ($macro:ident) => {
        $macro! {
            one: ndarray::Ix1, 1, [0];
            two: ndarray::Ix2, 2, [1, 0];
            three: ndarray::Ix3, 3, [2, 0, 1];
            four: ndarray::Ix4, 4, [0, 3, 1, 2];
            five: ndarray::Ix5, 5, [4, 1, 0, 3, 2];
            six: ndarray::Ix6, 6, [1, 2, 5, 4, 3, 0];
            dynamic_one: ndarray::IxDyn, 1, [0];
            dynamic_three: ndarray::IxDyn, 3, [2, 1, 0];
            dynamic_six: ndarray::IxDyn, 6, [3, 4, 5, 0, 1, 2];
        }
    };
}
pub(crate) use for_each_permuted_rank;
